"""Words that are in nearly every story, of Hindi in either script and of English: to find a story they say nothing."""

from newsroom.hindi.folding import fold

_HINDI = """
का के की को कि में मे से ने पर और एवं व या तथा है हैं हूं हो था थे थी थीं यह ये वह वे इस इन उस उन इसे उसे इसके उसके
इसकी उसकी इसका उसका इनके उनके उनकी उनका इनकी इनका जो जिस जिन जिसके जिसमें तो ही भी एक लिए तक साथ बाद कर करके गया गए
गई रहा रहे रही हुआ हुए हुई होने होता होती होते जा जाने करने अपने अपनी अपना किया कुछ कोई ना न नहीं मत तब जब अब
"""
_TYPED_HINDI = """
ka ke ki ko me mein men mai se ne par pe aur evam ya hai hain hoon ho tha thi ye yeh wo woh vo is iss us ko jo to hi bhi
ek liye tak sath baad kar ke liye gaya gaye gayi raha rahe rahi hua hue hui
"""
_ENGLISH = """
a an the of in on at to for from by with and or as is are was were be been it its this that these those he she they his
her their has have had will would can could may not but if into over after before about than then there who which what
when how said says also
"""
_ASKING = """
news khabar khabar khabren khabrein khabre samachar taza taaza latest खबर ख़बर खबरें खबरों समाचार ताजा ताज़ा
"""


def _listed(text: str) -> frozenset[str]:
    return frozenset(map(fold, text.split()))


IN_A_TEXT = _listed(_HINDI + _ENGLISH)
_IN_A_QUESTION = IN_A_TEXT | (_listed(_TYPED_HINDI + _ASKING))


def says_nothing(word: str) -> bool:
    """Whether a folded word of a text is one that nobody looks for."""
    return word in IN_A_TEXT


def asks_nothing(word: str) -> bool:
    """Whether a folded word of a question is one of those, typed in Latin letters perhaps, or only asks for news."""
    return word in _IN_A_QUESTION
