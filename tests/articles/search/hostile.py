"""Questions that somebody may type, or send, to break a search: what each database's own language would read."""

_SIGNS = "\"'`*()[]{}<>^~:;,.!?|&\\/-+=%_#@$\x00\x01\x1f\x7f\u200b\u200d\u202e\ufeff\ud800\ufffe।॥"
_WORDS = ["AND", "OR", "NOT", "NEAR", "NEAR(a b, 2)", "title:", "rowid:", "zhi", "zs1", "-- ", "/*", "'; DROP TABLE x;"]
_WORDS += ["a AND", "OR b", "NOT", "a NOT b", "^a", "a*", "{title summary}: a", '"a', 'a"', "''", "a & b", "a | !b"]
_WORDS += ["a <-> b", "!a", "a:*", "a:ABCD", "\\'", "%", "_", "${x}", "{{ x }}", "<script>", "&amp;", "%00", "NULL"]
_LETTERS = [
    "सेना",
    "क",
    "ा",
    "्",
    "़",
    "ं",
    "क्",
    "कि",
    "😀",
    "👨‍👩‍👧",
    "🇮🇳",
    "مرحبا",
    "שלום",
    "中文",
    "ñ",
    "ﬁ",
    "①",
    "²",
    "Ａ",
]
_NUMBERS = ["0", "007", "1e5", "0x1f", "-1", "1.5", "1,00,000", "१२३", "S-400", "9" * 60, "1/0", "١٢٣"]
_PIECES = [*_SIGNS, *_WORDS, *_LETTERS, *_NUMBERS]
_LONG = [
    "क" * 10_000,
    "a" * 10_000,
    "ा" * 10_000,
    "क ा" * 3_000,
    "्" * 200,
    "a " * 100,
    "सेना " * 40,
    "😀" * 200,
    "S-" * 100,
]

QUESTIONS = [
    *_PIECES,
    *(f"सेना {piece}" for piece in _PIECES),
    *(f"{piece}sena" for piece in _PIECES),
    *(f'"{piece}" OR (सेना' for piece in _PIECES),
    *(f"{piece} {other}" for piece, other in zip(_PIECES, reversed(_PIECES), strict=True)),
    *(piece * 3 for piece in _PIECES),
    *_LONG,
    *(piece[: 190 + number] for number, piece in enumerate(_LONG)),
]
