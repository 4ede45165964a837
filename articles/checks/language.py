"""What a proof-reader marks: slips that look right on the screen of whoever wrote them."""

from django.utils.translation import gettext as _

from articles.languages import in_words, other
from newsroom import hindi

MOST = 3  # words that one sentence names
OWN_WORDS = 5  # fewer may be a name: “iPhone 17 Pro Max”
OWN_SHARE = 0.2
QUOTED = {"blockquote", "aside", "figure"}  # a quotation may stand in its own language


def written_in_its_language(reading):
    """Hindi stands in the Hindi column and English in the English one."""
    kinds = {block.key: block.kind for block in reading.paragraphs}
    sentence = _("This looks like %(other)s in the %(language)s text.")
    names = {"other": in_words(other(reading.language)), "language": in_words(reading.language)}
    for key, text in reading.pieces:
        is_own = hindi.script_share(text, reading.language) > OWN_SHARE
        if not is_own and kinds.get(key) not in QUOTED and hindi.count_words(text) > OWN_WORDS:
            yield reading.consider(sentence % names, **reading.at(key))


def mixed_digits(reading):
    """One kind of digits in a text: the one that it has more of."""
    odd = hindi.mixed_digits("\n".join(text for _key, text in reading.pieces))
    for key, text in reading.pieces:
        if found := [word for word in text.split() if word in odd]:
            sentence = _("Two kinds of digits in one text: %(words)s")
            yield reading.consider(sentence % {"words": _listed(found)}, **reading.at(key))


def stray_joiners(reading):
    sentence = _("An invisible joiner does nothing here but hide the word from a search: %(words)s")
    return _marked(reading, hindi.stray_joiners, sentence)


def look_alikes(reading):
    sentence = _("A letter or sign here only looks like the right one: %(words)s")
    return _marked(reading, hindi.look_alikes, sentence)


def loose_spaces(reading):
    sentence = _("A space too many here: %(words)s")
    return _marked(reading, hindi.loose_spaces, sentence)


def _marked(reading, look, sentence):
    for key, text in reading.pieces:
        if found := look(text):
            yield reading.consider(sentence % {"words": _listed(found)}, **reading.at(key))


def _listed(words: list[str]) -> str:
    named = [_("“%(word)s”") % {"word": hindi.truncate(word, 30)} for word in dict.fromkeys(words)]
    return ", ".join(named[:MOST]) + (" …" if len(named) > MOST else "")
