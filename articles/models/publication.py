"""The publication itself: its names, its looks, who answers for it."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.fields import HttpsField, LineField, WrittenField, bilingual
from articles.models.overtaken import Overtaken
from newsroom.pagecache.changes import PublicModel, PublicQuerySet

# Field, name, and the hosts at which a page of ours can be.
SOCIAL = [
    ("whatsapp", "WhatsApp", ("whatsapp.com", "wa.me")),
    ("x", "X", ("x.com", "twitter.com")),
    ("facebook", "Facebook", ("facebook.com",)),
    ("instagram", "Instagram", ("instagram.com",)),
    ("youtube", "YouTube", ("youtube.com",)),
    ("telegram", "Telegram", ("t.me", "telegram.me")),
]
HOST = re.compile(r"https://([a-z0-9.-]+)(?:[/?#]|\Z)")
FIRST_NEWSPAPER = 1780  # of India: Hicky's Bengal Gazette

valid_phone = RegexValidator(
    r"^\+?[0-9][0-9 ()-]{4,28}[0-9]\Z", _("Write the number with digits, spaces and hyphens only: +91 11 2345 6789.")
)


class PublicationQuerySet(PublicQuerySet):
    def showing(self, pictures):
        """The publication, if one of these pictures is its logo or what it shows beside links."""
        return self.filter(models.Q(logo__in=pictures) | models.Q(share_picture__in=pictures))


def not_ahead(year: int):
    if year > timezone.localdate().year:
        raise ValidationError(_("This year has not come yet."), code="ahead")


def _social(field: str, name: str):
    example = {"whatsapp": "https://whatsapp.com/channel/…", "telegram": "https://t.me/shirorekha"}
    return HttpsField(name, blank=True, help_text=example.get(field, f"https://{field}.com/shirorekha"))


def _phone(help_text):
    return LineField(_("telephone"), max_length=30, blank=True, validators=[valid_phone], help_text=help_text)


class Publication(PublicModel, Overtaken):
    """One row. Where it says nothing, the settings' names stand, and pages leave out what is missing."""

    name = bilingual(
        LineField(
            _("name"),
            aksharas=60,
            blank=True,
            help_text=_("As it stands over every page. Empty: what the operator wrote in the settings."),
        )
    )
    tagline = bilingual(
        LineField(
            _("tagline"),
            aksharas=120,
            blank=True,
            help_text=_("What the paper is for, in a few words: “News from the districts, in two languages.”"),
        )
    )
    logo = models.ForeignKey(
        "articles.Image", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("logo"),
        help_text=_("Stands in the place of the written name. Without one the name is set in letters."),
    )  # fmt: skip
    share_picture = models.ForeignKey(
        "articles.Image", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("share picture"),
        help_text=_("What other sites show beside a link to a page that has no picture of its own."),
    )  # fmt: skip

    whatsapp, x, facebook, instagram, youtube, telegram = (_social(field, name) for field, name, _hosts in SOCIAL)

    legal_name = bilingual(
        LineField(
            _("publisher"),
            aksharas=120,
            blank=True,
            help_text=_("The company, trust or person that publishes the paper: “Shirorekha Media Private Limited”."),
        ),
        falls_back=True,
    )
    address = bilingual(
        WrittenField(
            _("address"), aksharas=300, blank=True, help_text=_("For letters: street, place, PIN code, state.")
        ),
        falls_back=True,
    )
    email = models.EmailField(
        _("e-mail"), blank=True, help_text=_("Where readers write to: newsroom@shirorekha.example.")
    )
    phone = _phone(_("Where readers call: +91 651 555 0100."))
    founded = models.PositiveSmallIntegerField(
        _("founded in"),
        null=True,
        blank=True,
        validators=[MinValueValidator(FIRST_NEWSPAPER), not_ahead],
        help_text=_("The year: 2019."),
    )
    registration = LineField(
        _("registration number"),
        max_length=60,
        blank=True,
        help_text=_("From the Press Registrar General (before 2023: RNI), if the paper has one: JHABIL/2019/78123."),
    )

    officer_name = bilingual(
        LineField(
            _("name"),
            aksharas=80,
            blank=True,
            help_text=_("A person, based in India. Their page for grievances is public once they are named here."),
        ),
        falls_back=True,
    )
    officer_designation = bilingual(
        LineField(_("designation"), aksharas=80, blank=True, help_text=_("What they are: “Grievance Officer”.")),
        falls_back=True,
    )
    officer_address = bilingual(
        WrittenField(
            _("address in India"), aksharas=300, blank=True, help_text=_("Empty: the address of the publisher.")
        ),
        falls_back=True,
    )
    officer_email = models.EmailField(
        _("e-mail"), blank=True, help_text=_("For grievances: grievances@shirorekha.example.")
    )
    officer_phone = _phone(_("Readers may call about a grievance: +91 651 555 0101."))
    council_name = bilingual(
        LineField(
            _("self-regulating body"),
            aksharas=120,
            blank=True,
            help_text=_("Whose member the paper is, and where a reader can appeal to. Empty while there is none."),
        ),
        falls_back=True,
    )
    council_link = HttpsField(_("its website"), blank=True, help_text=_("https://…, where an appeal can be sent."))

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publication")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="publication_is_one")]

    def __str__(self):
        return str(_("The publication"))

    def clean(self):
        super().clean()
        errors = {}
        for field, name, hosts in SOCIAL:
            if not _at(getattr(self, field), hosts):
                sentence = _("This is not an address at %(name)s. Copy it from the page there.")
                errors[field] = ValidationError(sentence, code="host", params={"name": name})
        if self.officer_name and not (self.officer_email or self.officer_phone):
            errors["officer_email"] = _("Say how readers reach the officer: write an e-mail address or a telephone.")
        if errors:
            raise ValidationError(errors)

    @classmethod
    def current(cls) -> "Publication":
        found = cls.objects.filter(pk=1).select_related("logo", "share_picture")
        return found.first() or cls(pk=1)

    def called(self, language: str) -> str:
        return getattr(self, f"name_{language}") or settings.SITE_NAMES[language]

    @property
    def social(self) -> list[tuple[str, str]]:
        """``(name, address)`` of our pages elsewhere."""
        return [(name, address) for field, name, _hosts in SOCIAL if (address := getattr(self, field))]

    def knows(self, ending: str) -> bool:
        """Whether readers can be told what a page ends with (``Ending``): whom to turn to, and how."""
        if ending == "officer":
            return bool(self.officer_name_hi or self.officer_name_en) and bool(self.officer_email or self.officer_phone)
        if ending == "publisher":
            return bool(self.email or self.phone or self.address_hi or self.address_en)
        return True


def _at(address: str, hosts) -> bool:
    """Whether an address is empty, or at one of these hosts."""
    if not address:
        return True
    found = HOST.match(address.lower())
    return bool(found) and any(found[1] == known or found[1].endswith(f".{known}") for known in hosts)
