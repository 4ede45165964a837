"""One form for text that is kept, and one for text that is compared."""

import re
import unicodedata

import regex

_NUKTA, _VIRAMA, _ANUSVARA, _CHANDRABINDU = "\u093c", "\u094d", "\u0902", "\u0901"
_JOINERS = "\u200c\u200d"
# Marks that turn the direction of text (UAX #9), and the ones that are not there to be seen.
_INVISIBLE = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u2060\ufeff"
# Categories Cc and Cs, and the two noncharacters that no XML may hold.
_CONTROLS = [*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF]
_DROP = dict.fromkeys([*_CONTROLS, *map(ord, _INVISIBLE)]) | {0x09: "\t", 0x0A: "\n", 0x2028: "\n", 0x2029: "\n"}

# Marks in a row past those of UAX #15's Stream-Safe Text Format: nobody reads them, and to sort them costs the square
# of how many there are. What other functions take out from between marks counts as one.
_PILED_UP = regex.compile(r"([\p{M}\u200c\u200d\u00ad]{30})[\p{M}\u200c\u200d\u00ad]+")

# A half nasal before a consonant of its own class is what the anusvara stands for: हिन्दी = हिंदी.
_HALF_NASAL = re.compile(
    f"ङ{_VIRAMA}(?=[क-घ])|ञ{_VIRAMA}(?=[च-झ])|ण{_VIRAMA}(?=[ट-ढ])|न{_VIRAMA}(?=[त-ध])|म{_VIRAMA}(?=[प-भ])"
)
_FOLDS = dict.fromkeys(map(ord, _NUKTA + _JOINERS)) | {ord(_CHANDRABINDU): _ANUSVARA}
_FOLDS |= {0x0966 + digit: str(digit) for digit in range(10)}


def normalise(text: str) -> str:
    """Text as it is kept: NFC, without control characters (but line feed and tab), surrogates or bidi controls.

    Of marks on one letter the first thirty stay.
    """
    return unicodedata.normalize("NFC", _PILED_UP.sub(r"\1", text.translate(_DROP)))


def fold(text: str) -> str:
    """Text as it is compared: spellings of one Hindi word that differ by habit become the same.

    Nukta and joiners go (ज़िला = जिला), chandrabindu and half nasals become anusvara (हँसी = हंसी, मुम्बई = मुंबई),
    Devanagari digits become ASCII, and Latin letters are caseless (Unicode definition D145).
    """
    caseless = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())
    return unicodedata.normalize("NFC", _HALF_NASAL.sub(_ANUSVARA, caseless.translate(_FOLDS)))
