"""Model fields for what people write: NFC on the way in, limits counted in aksharas, bilingual columns."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import get_language, ngettext_lazy
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField

from articles.languages import LANGUAGES, in_words, other
from newsroom import hindi


class MaxAksharas:
    """Refuses text longer than ``limit`` orthographic syllables: what a person would call letters."""

    message = ngettext_lazy(
        "This has %(length)d letters, the most is %(limit)d. Shorten it by %(excess)d letter.",
        "This has %(length)d letters, the most is %(limit)d. Shorten it by %(excess)d letters.",
        "excess",
    )

    far_too_long = _("This is far too long: the most is %(limit)d letters. Shorten it and send it again.")
    SIGNS, COUNTED = 8, 10_000  # signs of a letter, on the average; and how many of them are counted in any case

    def __init__(self, limit: int):
        self.limit = limit

    def __call__(self, value: str):
        if len(value) > max(self.COUNTED, self.SIGNS * self.limit):
            raise ValidationError(self.far_too_long, code="max_aksharas", params={"limit": self.limit})
        length = len(hindi.graphemes(value))
        if length > self.limit:
            raise ValidationError(
                self.message,
                code="max_aksharas",
                params={"length": length, "limit": self.limit, "excess": length - self.limit},
            )

    def __eq__(self, other):
        return isinstance(other, MaxAksharas) and self.limit == other.limit

    __hash__ = None


class Written:
    """What all written fields do: keep NFC without control characters, at most ``aksharas`` long."""

    def __init__(self, *args, aksharas: int | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        if aksharas:
            self.validators.append(MaxAksharas(aksharas))

    def to_python(self, value):
        value = super().to_python(value)
        return hindi.normalise(value).strip() if isinstance(value, str) else value

    def get_prep_value(self, value):
        return self.to_python(super().get_prep_value(value))


class WrittenField(Written, models.TextField):
    """Written text of several lines."""


class LineField(Written, models.CharField):
    """One line of written text: any run of white space is one space."""

    def to_python(self, value):
        value = super().to_python(value)
        return " ".join(value.split()) if isinstance(value, str) else value


def validate_slug(value: str):
    """Refuses what cannot stand in an address."""
    if not hindi.is_slug(value):
        raise ValidationError(
            _("Use small letters, digits and single hyphens only, such as monsoon-session."), code="slug"
        )


class SlugField(models.CharField):
    """A part of an address: whole aksharas or Latin letters, digits, single hyphens. Absent is NULL, never ""."""

    default_validators = [validate_slug]

    def __init__(self, *args, max_length=200, **kwargs):
        super().__init__(*args, max_length=max_length, **kwargs)

    def to_python(self, value):
        value = super().to_python(value)
        return hindi.normalise(value).strip().lower() or None if isinstance(value, str) else value

    def get_prep_value(self, value):
        return super().get_prep_value(value) or None


class HttpsField(models.URLField):
    """The address of a page of another site, where nobody reads along."""

    message = _("Write the whole address, such as https://…")
    default_validators = [URLValidator(schemes=["https"], message=message)]

    def __init__(self, *args, max_length=300, **kwargs):
        super().__init__(*args, max_length=max_length, **kwargs)

    def formfield(self, **kwargs):
        said = {"error_messages": {"invalid": self.message}}
        return super().formfield(**{"assume_scheme": "https"} | said | kwargs)


class FoldedField(models.TextField):
    """What another column says as it is compared: folded words with one space between them. Kept on every write."""

    def __init__(self, *args, of="", **kwargs):
        self.of = of
        super().__init__(*args, **{"default": "", "editable": False} | kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of}

    def pre_save(self, instance, add):
        said = " ".join(hindi.words(hindi.fold(getattr(instance, self.of))))
        setattr(instance, self.attname, said)
        return said


def bilingual(field: models.Field, *, falls_back: bool = False) -> TranslatedField:
    """Two columns, one a language, each labelled with its language.

    ``falls_back`` is for names and captions, never for an article's words: where this language has none, the
    attribute answers the other one's (``spoken_in`` tells which it was, for ``lang``).
    """
    labels = {code: {"verbose_name": format_lazy("{} ({})", field.verbose_name, in_words(code))} for code in LANGUAGES}
    return TranslatedField(field, labels, attrgetter=_fall_back if falls_back else None)


def spoken_in(instance, name: str, language: str | None = None) -> str:
    """The language that ``instance.name`` answers in: the one asked for, or the other where it has no text."""
    language = language or get_language()
    return language if getattr(instance, f"{name}_{language}") else other(language)


def _fall_back(name, field):
    def answer(instance):
        return getattr(instance, f"{name}_{spoken_in(instance, name)}")

    return answer
