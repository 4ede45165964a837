"""How words are set in lines: a danda stays with its sentence, and each script is marked as what it is."""

import re

# A run of spaces is tried from its first one alone: from each of them, a long run would take its length squared.
_LOOSE_DANDA = re.compile(r"(?<![^\S\u00a0])[^\S\u00a0]+(?=[।॥])")

_L = "A-Za-zÀ-ÖØ-öø-ɏ"
_D = "\u0900-\u0963\u0966-\u097f\u200c\u200d"
# A word, from its first letter to its last: AT&T, O’Brien, PM2.5, example.org. A single letter, as in “5G”, is not
# worth a change of voice.
_JOINED = rf"(?:[.'’/@-]|&amp;|&\#x27;|&\#39;)(?=[{_L}0-9])"
_LATIN = rf"[{_L}](?:[{_L}0-9]|{_JOINED})+"
_DEVANAGARI = rf"[{_D}]{{2,}}"
# What is no text of the page's language to begin with, or is marked already: passed over whole. Of an element that has
# no end nobody looks for one: that would be looked for to the end of the body, for each picture.
_APART = r"""
    <aside\b.*?</aside>
  | <(?!(?:img|br|hr|source|input)\b)(?P<name>[a-z]+)\b(?:"[^"]*"|[^">])*\slang=(?:"[^"]*"|[^">])*>.*?</(?P=name)>
  | <(?:"[^"]*"|[^">])*>
  | &[a-z0-9\#]+;
  | https?://[^\s<]+
"""


def _finder(word: str) -> re.Pattern:
    """Runs of words in one script, and all that is to be left alone."""
    return re.compile(rf"(?P<apart>{_APART})|{word}(?:[ \-]{word})*", re.VERBOSE | re.DOTALL)


_OTHER = {"hi": ("en", _finder(_LATIN.replace(" ", r"\ "))), "en": ("hi", _finder(_DEVANAGARI))}


def keep_dandas(text: str) -> str:
    """A danda never starts a line: the space that some put before it does not break. Works on HTML as well."""
    return _LOOSE_DANDA.sub("\u00a0", text)


def mark_scripts(html: str, language: str) -> str:
    """HTML in ``language`` with the words of the other script in ``<span lang>``: set and spoken as what they are.

    Nothing changes inside tags, web addresses, boxes (``<aside>``) and what says its language already.
    """
    spoken, finder = _OTHER[language]

    def marked(found: re.Match) -> str:
        return found[0] if found["apart"] else f'<span lang="{spoken}">{found[0]}</span>'

    return finder.sub(marked, html)
