"""What Django and its libraries say on the desk is said in Hindi, and the check that sees to it can fail."""

import json
import re
import shutil
from datetime import date, datetime, timedelta

import polib
import pytest
from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils import timezone, translation
from django.utils.dateformat import format as format_date
from django.utils.timesince import timesince
from django.views.i18n import JSONCatalog

from newsroom import catalogues

OURS = catalogues.LOCALE / "django/hi/LC_MESSAGES"
MONTHS = {  # full, short
    1: ("जनवरी", "जन॰"),
    2: ("फ़रवरी", "फ़र॰"),
    3: ("मार्च", "मार्च"),
    4: ("अप्रैल", "अप्रैल"),
    5: ("मई", "मई"),
    6: ("जून", "जून"),
    7: ("जुलाई", "जुलाई"),
    8: ("अगस्त", "अग॰"),
    9: ("सितंबर", "सित॰"),
    10: ("अक्टूबर", "अक्टू॰"),
    11: ("नवंबर", "नव॰"),
    12: ("दिसंबर", "दिस॰"),
}
WEEKDAYS = ["सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार", "रविवार"]


@pytest.fixture(autouse=True)
def in_hindi():
    with translation.override("hi"):
        yield


@pytest.fixture
def copied_catalogues(tmp_path, monkeypatch):
    """The catalogues in a folder where a test may spoil them; answers the one that the tests spoil."""
    shutil.copytree(catalogues.LOCALE, tmp_path / "locale")
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path / "locale")
    return tmp_path / "locale/django/hi/LC_MESSAGES/django.po"


def spoil(path, text, **changes):
    """Change the entry for an English text, as somebody with an editor would."""
    catalogue = polib.pofile(str(path))
    for name, value in changes.items():
        setattr(catalogue.find(text), name, value)
    catalogue.save()


# What people read


@pytest.mark.parametrize("month", MONTHS)
def test_months_are_spelt_as_newspapers_spell_them(month):
    full, short = MONTHS[month]
    assert [format_date(date(2026, month, 9), form) for form in "FEMN"] == [full, full, short, short]


def test_weekdays_are_spelt_as_newspapers_spell_them():
    monday = date(2026, 11, 23)
    assert [format_date(monday + timedelta(days=n), "l") for n in range(7)] == WEEKDAYS


def test_morning_and_afternoon_are_told_apart():
    morning, afternoon = (format_date(datetime(2026, 5, 9, hour, 5), "g:i A") for hour in (4, 16))  # noqa: DTZ001
    assert (morning, afternoon) == ("4:05 पूर्वाह्न", "4:05 अपराह्न")


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(minutes=1), "1 मिनट"),
        (timedelta(hours=1), "1 घंटा"),
        (timedelta(hours=5, minutes=3), "5 घंटे, 3 मिनट"),
        (timedelta(days=2), "2 दिन"),
        (timedelta(days=16), "2 हफ़्ते, 2 दिन"),
        (timedelta(days=800), "2 साल, 2 महीने"),
    ],
)
def test_time_since_holds_no_english(ago, words):
    now = timezone.now()
    assert timesince(now - ago, now).replace("\xa0", " ") == words


@pytest.mark.parametrize(("size", "words"), [(1, "1 बाइट"), (5 * 1024**2, "5.0 एमबी"), (3 * 1024**3, "3.0 जीबी")])
def test_file_sizes_hold_no_english(size, words):
    assert filesizeformat(size).replace("\xa0", " ") == words


def test_a_form_says_what_to_do():
    class Letter(forms.Form):
        name = forms.CharField()
        email = forms.EmailField()
        day = forms.DateField(required=False)

    letter = Letter({"name": "", "email": "रवि", "day": "कल"})
    assert letter.errors == {
        "name": ["यह भरना ज़रूरी है।"],
        "email": ["सही ईमेल पता लिखें (जैसे naam@example.com)।"],
        "day": ["सही तारीख़ लिखें।"],
    }


@pytest.mark.parametrize(
    ("english", "hindi"),
    [
        ("Save", "सहेजें"),
        ("Delete", "हटाएँ"),
        ("Search", "खोजें"),
        ("Log in", "लॉग इन करें"),
        ("Log out", "लॉग आउट करें"),
        ("History", "इतिहास"),
        ("Add", "जोड़ें"),
        ("Change", "बदलें"),
        ("View", "देखें"),
        ("Filter", "छाँटें"),
    ],
)
def test_the_admins_verbs_are_the_desks(english, hindi):
    assert translation.gettext(english) == hindi


def test_scripts_of_the_desk_get_hindi_for_the_admin_and_for_the_editor(rf):
    view = JSONCatalog.as_view(packages=["django.contrib.admin"])  # the choice of the admin's own jsi18n
    words = json.loads(view(rf.get("/")).content)["catalog"]
    assert words["Choose all %s"] == "सभी %s चुनें"
    assert words["November"] == "नवंबर"
    assert words["Insert Figure"] == "तस्वीर डालें"


# The check


def test_djangos_catalogues_have_nothing_wrong():
    assert [line for line in catalogues.problems() if line.startswith("locale/django")] == []


def test_every_translation_is_in_devanagari_but_for_signs_and_names():
    without_words = {"…", ":", "%(truncated_text)s…", "%(app)s administration", "IPv4", "IPv6", "HTTP Accept"}
    entries = [entry for path in OURS.glob("*.po") for entry in polib.pofile(str(path))]
    left_in_latin = {
        entry.msgid
        for entry in entries
        for hindi in entry.msgstr_plural.values() or [entry.msgstr]
        if not re.search("[\u0900-\u097f]", hindi)
    }
    assert left_in_latin == without_words


def test_a_missing_word_is_a_gap(copied_catalogues):
    spoil(copied_catalogues, "Log in", msgstr="")
    assert "Log in" in catalogues.untranslated(copied_catalogues)
    spoil(copied_catalogues, "Home", flags=["fuzzy"])
    assert "Home" in catalogues.untranslated(copied_catalogues)
    spoil(copied_catalogues, "No date", msgstr="")
    assert catalogues.django_gaps() == [("django.contrib.admin", "No date")]


def test_a_lost_placeholder_is_found(copied_catalogues):
    spoil(copied_catalogues, "Add %s", msgstr="जोड़ें")
    assert catalogues.wrong_placeholders(copied_catalogues) == ["Add %s"]


def test_a_changed_word_makes_the_compiled_file_stale_until_it_is_compiled(copied_catalogues):
    spoil(copied_catalogues, "Save", msgstr="सहेज लें")
    assert catalogues.stale_mo_files() == ["locale/django/hi/LC_MESSAGES/django.po"]
    catalogues.compile_all()
    assert catalogues.stale_mo_files() == []


def test_the_command_says_what_is_wrong_and_fails(copied_catalogues, capsys):
    spoil(copied_catalogues, "No date", msgstr="")
    assert catalogues.main(["--compile"]) == 1
    assert "locale/django/hi: translate “No date”, which django.contrib.admin says." in capsys.readouterr().out


def test_the_command_compiles_what_is_new(copied_catalogues):
    copied_catalogues.with_suffix(".mo").unlink()
    assert catalogues.stale_mo_files() == ["locale/django/hi/LC_MESSAGES/django.po"]
    catalogues.main(["--compile"])
    assert catalogues.stale_mo_files() == []
