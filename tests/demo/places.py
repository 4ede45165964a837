"""What readers can come upon in the demo newsroom, by name; what the demo lacks is done here by the workflow's acts."""

import json
import sys
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

import articles.urls
import comments.urls
from articles import workflow
from articles.languages import LANGUAGES
from articles.models import Edition
from articles.models.correction import Change
from articles.months import Month
from comments import receipts, subscriptions
from comments import workflow as talking
from newsroom.models import User
from tests.demo import drawings

# Stories of the demo that are live in both languages, by a part of their headlines.
LONG = {"hi": "चाय का नया हिसाब", "en": "Assam tea"}
SHORT = {"hi": "दर्रे पर जल्दी बर्फ़", "en": "Early snow"}
TALKED_ABOUT = {"hi": "शंखनाद", "en": "Shankhnad"}
CORRECTED = {"hi": "पुराने पुलों", "en": "old bridges"}
MISSPELT = {"hi": "मानूसन", "en": "mosnoon"}
WITHDRAWN = {"hi": "ज़ैनब", "en": "Zainab"}
SENTENCES = {
    "hi": "पहले छपा था कि 40 पुलों का नक़्शा नहीं है। सही संख्या 42 है।",
    "en": "An earlier version said that 40 bridges have no drawing. There are 42.",
}
PLACES = {
    "front page": lambda language: reverse("front"),
    "long story": lambda language: _story(language, LONG).get_absolute_url(),
    "short story": lambda language: _story(language, SHORT).get_absolute_url(),
    "corrected story": lambda language: _corrected(_story(language, CORRECTED)),
    "withdrawn story": lambda language: _withdrawn(_story(language, WITHDRAWN)),
    "story with a discussion": lambda language: _discussion(language).edition.get_absolute_url(),
    "oldest comments first": lambda language: f"{_discussion(language).edition.get_absolute_url()}?comments_after=0",
    "one comment": lambda language: _discussion(language).get_absolute_url(),
    "report": lambda language: f"{_discussion(language).get_absolute_url()}report/",
    "reported": lambda language: reverse("comment_reported"),
    "receipt": lambda language: receipts.address(_waiting(language)),
    "receipt of what is published": lambda language: receipts.address(_discussion(language)),
    "answers by mail, asked": lambda language: subscriptions.address(_discussion(language).subscription),
    "answers by mail, stopped": lambda language: subscriptions.stop_address(_discussion(language).subscription),
    "section": lambda language: reverse("section", args=["india"]),
    "older stories of a section": lambda language: _older(language, "india"),
    "part of a section": lambda language: reverse("section", args=["navy"]),
    "tag": lambda language: reverse("tag", args=["monsoon"]),
    "author": lambda language: reverse("author", args=["kavita-rathore"]),
    "month": lambda language: reverse("archive", args=[Month.of(timezone.now())]),
    "about us": lambda language: reverse("page", args=["about"]),
    "contact": lambda language: reverse("page", args=["contact"]),
    "grievance officer": lambda language: reverse("page", args=["grievances"]),
    "search, in both scripts": lambda language: f"{reverse('search')}?{urlencode({'q': 'boat नाव'})}",
    "search, narrowed": lambda language: f"{reverse('search')}?q=monsoon&section=india&time=year&sort=date",
    "search, nothing found": lambda language: f"{reverse('search')}?q=qwertyuiop",
    "search, misspelt": lambda language: f"{reverse('search')}?{urlencode({'q': MISSPELT[language]})}",
    "lost page": lambda language: f"/{language}/nowhere/",
}
# Whatever else has an address that takes no argument, unless it is for machines.
FOR_MACHINES = ("feed", "token", "suggestions")
ROUTES = [*articles.urls.urlpatterns, *comments.urls.urlpatterns]
PLAIN = {route.name for route in ROUTES if "<" not in str(route.pattern) and not route.name.endswith(FOR_MACHINES)}
PLACES |= {name: lambda language, name=name: reverse(name) for name in sorted(PLAIN - {"front", "comment_reported"})}


def tell() -> None:
    """The addresses of every place and the pages that are only drawn, in each language."""
    places, drawn = {}, {}
    for language in LANGUAGES:
        with override(language):
            places[language] = {name: address(language) for name, address in PLACES.items()}
            drawn[language] = {name: draw(language) for name, draw in drawings.DRAWINGS.items()}
    json.dump({"places": places, "drawn": drawn}, sys.stdout)


def _story(language, headline) -> Edition:
    return Edition.objects.get(language=language, title__contains=headline[language])


def _asha() -> User:
    return User.objects.get(username="asha")


def _corrected(edition) -> str:
    """Asha puts a number right and tells readers."""
    if edition.corrected_at:
        return edition.get_absolute_url()
    article, language = edition.article, edition.language
    workflow.save_draft(article, {language: {"summary": edition.summary.replace("40", "42")}}, by=_asha())
    said = {"change": Change.CORRECTION, "sentence": SENTENCES[language]}
    return workflow.publish(article, language, by=_asha(), **said).get_absolute_url()


def _withdrawn(edition) -> str:
    if edition.is_live:
        workflow.withdraw(edition.article, edition.language, by=_asha())
    return edition.get_absolute_url()


def _discussion(language):
    """One comment with all that can happen to it: it is praised, shortened and answered."""
    edition, meera = _story(language, TALKED_ABOUT), User.objects.get(username="meera")
    if told := edition.comments.filter(email="salma@example.org").first():
        return told
    words = {"name": "Salma बानो", "email": "salma@example.org", "body": "See https://example.org/a और बताइए।"}
    told = talking.submit(edition, **words, notify=True)
    talking.approve(told, by=meera)
    talking.feature(told, True, by=meera)
    talking.edit(told, by=meera, body="यह पोत कब तक आएगा?", note="पता हटाया गया।")
    talking.reply(told, by=meera, body="हमने नौसेना से पूछा है।")
    return told


def _waiting(language):
    edition = _story(language, TALKED_ABOUT)
    words = {"name": "जसलीन", "email": "jasleen@example.org", "body": "दूसरा पोत कहाँ रहेगा?"}
    return edition.comments.filter(email=words["email"]).first() or talking.submit(edition, **words)


def _older(language, section) -> str:
    third = Edition.objects.live(language).filter(listings__category__slug=section).newest_first()[2]
    return f"{reverse('section', args=[section])}?before={third.article_id}"
