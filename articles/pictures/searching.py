"""Finding a picture by its words, in either script and however they were spelt."""

from articles.languages import LANGUAGES
from newsroom import hindi

WORDS = [f"{name}_{language}" for name in ("alt", "caption", "credit") for language in LANGUAGES]


def searchable(image) -> str:
    """All words of a picture as they are compared, each after a space; Hindi ones in Latin letters as well."""
    texts = [getattr(image, name) for name in WORDS]
    folded = dict.fromkeys(hindi.fold(word) for text in texts for word in hindi.words(text))
    spelt = dict.fromkeys(hindi.romanise(word) for word in folded)
    return "".join(f" {word}" for word in (folded | spelt))


def matching(images, asked: str):
    """Those in which every word that was asked for begins a word: “sena” and “सेना” find the same."""
    for word in hindi.words(hindi.fold(hindi.normalise(asked)))[:10]:
        images = images.filter(found_by__contains=f" {word}")
    return images
