"""One form for text that is kept, and one for text that is compared."""

import re
import unicodedata

_NUKTA, _VIRAMA, _ANUSVARA, _CHANDRABINDU = "\u093c", "\u094d", "\u0902", "\u0901"
_JOINERS = "\u200c\u200d"
# Marks that turn the direction of text (UAX #9), and the ones that are not there to be seen.
_INVISIBLE = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u2060\ufeff"
_DROP = dict.fromkeys(map(ord, _INVISIBLE)) | {0x0D: None, 0x2028: "\n", 0x2029: "\n"}

# A half nasal before a consonant of its own class is what the anusvara stands for: हिन्दी = हिंदी.
_HALF_NASAL = re.compile(
    f"ङ{_VIRAMA}(?=[क-घ])|ञ{_VIRAMA}(?=[च-झ])|ण{_VIRAMA}(?=[ट-ढ])|न{_VIRAMA}(?=[त-ध])|म{_VIRAMA}(?=[प-भ])"
)
_FOLDS = dict.fromkeys(map(ord, _NUKTA + _JOINERS)) | {ord(_CHANDRABINDU): _ANUSVARA}
_FOLDS |= {0x0966 + digit: str(digit) for digit in range(10)}


def normalise(text: str) -> str:
    """Text as it is kept: NFC, without control characters (but line feed and tab), surrogates or bidi controls."""
    kept = "".join(
        letter
        for letter in text.translate(_DROP)
        if letter in "\n\t" or unicodedata.category(letter) not in {"Cc", "Cs"}
    )
    return unicodedata.normalize("NFC", kept)


def fold(text: str) -> str:
    """Text as it is compared: spellings of one Hindi word that differ by habit become the same.

    Nukta and joiners go (ज़िला = जिला), chandrabindu and half nasals become anusvara (हँसी = हंसी, मुम्बई = मुंबई),
    Devanagari digits become ASCII, and Latin letters are caseless (Unicode definition D145).
    """
    caseless = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())
    return unicodedata.normalize("NFC", _HALF_NASAL.sub(_ANUSVARA, caseless.translate(_FOLDS)))
