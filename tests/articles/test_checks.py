"""What stands in the way of publication: each check has stories that it catches and stories that it leaves alone."""

import logging

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.utils.translation import override

from articles import checks, workflow
from articles.models import Edition
from tests.factories import ENGLISH, HINDI, ArticleFactory, CategoryFactory, ImageFactory, TagFactory, later, publish

pytestmark = pytest.mark.django_db

ZWJ = "\u200d"
LONG_HI = "राष्ट्रीय राजमार्ग पर बने नए पुल का उद्घाटन अगले महीने की पहली तारीख़ को मुख्यमंत्री करेंगे, बारह गाँवों को राहत"
LONG_EN = "The new bridge on the national highway opens on the first of next month, and twelve villages breathe again"


def story(**words):
    """A sound story in both languages but for these words, such as ``title_hi``."""
    texts = {"hi": dict(HINDI), "en": dict(ENGLISH)}
    for column in [name for name in words if name[-3:] in {"_hi", "_en"}]:
        name, language = column.rsplit("_", 1)
        texts[language][name] = words.pop(column)
    return ArticleFactory(**texts, **words)


def found(article, language, check):
    with override("en"):
        return checks.findings(article, language, [check])


def body(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


CAUGHT = [
    (checks.headline, "hi", {"title_hi": ""}, "title_hi"),
    (checks.headline, "en", {"title_en": ""}, "title_en"),
    (checks.text, "hi", {"body_hi": "<p> </p>"}, "body_hi"),
    (checks.text, "en", {"body_en": ""}, "body_en"),
    (checks.section, "hi", {"section": None}, "section"),
    (checks.section, "en", {"section": None}, "section"),
    (checks.byline, "hi", {"authors": []}, "authors"),
    (checks.byline, "en", {"authors": []}, "authors"),
    (checks.standfirst, "hi", {"summary_hi": ""}, "summary_hi"),
    (checks.standfirst, "en", {"summary_en": ""}, "summary_en"),
    (checks.headline_width, "hi", {"title_hi": LONG_HI}, "title_hi"),
    (checks.headline_width, "en", {"title_en": LONG_EN}, "title_en"),
    (checks.headline_width, "hi", {"seo_title_hi": LONG_HI}, "seo_title_hi"),
    (checks.written_in_its_language, "en", {"title_en": HINDI["title"]}, "title_en"),
    (checks.written_in_its_language, "en", {"body_en": HINDI["body"]}, "body_en"),
    (checks.written_in_its_language, "hi", {"summary_hi": ENGLISH["summary"]}, "summary_hi"),
    (checks.written_in_its_language, "hi", {"body_hi": ENGLISH["body"]}, "body_hi"),
    (checks.mixed_digits, "hi", {"body_hi": body("2024 में 14 गाँव जुड़े।", "अब २६ और जुड़ेंगे।")}, "body_hi"),
    (checks.mixed_digits, "hi", {"title_hi": "१४ गाँवों की राह", "body_hi": body("620 मीटर, 148 करोड़।")}, "title_hi"),
    (
        checks.mixed_digits,
        "en",
        {"body_en": body("It is 620 metres long.", "It took १४ months and 3 days.")},
        "body_en",
    ),
    (checks.stray_joiners, "hi", {"title_hi": f"भा{ZWJ}रत में बर्फ़"}, "title_hi"),
    (checks.stray_joiners, "en", {"summary_en": f"Heli{ZWJ}copters fly"}, "summary_en"),
    (checks.look_alikes, "hi", {"body_hi": body("रास्ते बंद हैं| बर्फ़ गिरी है।")}, "body_hi"),
    (checks.look_alikes, "hi", {"title_hi": "\u0905\u093eज की ख़बर"}, "title_hi"),
    (checks.look_alikes, "en", {"title_en": "\u0420utin visits Delhi"}, "title_en"),
    (checks.loose_spaces, "hi", {"body_hi": body("रास्ते बंद हैं ।")}, "body_hi"),
    (checks.loose_spaces, "en", {"summary_en": "Snow fell , again."}, "summary_en"),
    (checks.links_inside, "hi", {"body_hi": body('<a href="/hi/news/nahin-hai/">कड़ी</a>')}, "body_hi"),
    (checks.links_inside, "en", {"body_en": body('<a href="http://127.0.0.1:8000/en/nowhere">a link</a>')}, "body_en"),
    (checks.links_inside, "en", {"body_en": body('<a href="www.example.org/x">a link</a>')}, "body_en"),
    (checks.links_inside, "hi", {"body_hi": body('<a href="/admin/">कड़ी</a>')}, "body_hi"),
    (checks.links_inside, "hi", {"body_hi": body('<a href="/hi/tag/nahin/">कड़ी</a>')}, "body_hi"),
]
LEFT_ALONE = [
    (checks.headline, "hi", {"title_en": ""}),
    (checks.headline, "en", {"title_hi": ""}),
    (checks.text, "hi", {"body_en": ""}),
    (checks.text, "en", {"body_hi": ""}),
    (checks.standfirst, "hi", {"summary_en": ""}),
    (checks.standfirst, "en", {"summary_hi": ""}),
    (checks.headline_width, "hi", {"title_hi": LONG_HI, "seo_title_hi": "नया पुल अगले महीने खुलेगा"}),
    (checks.headline_width, "en", {"title_en": LONG_EN, "seo_title_en": "New bridge opens next month"}),
    (checks.headline_width, "hi", {"title_hi": "ब्रिक्स में नो-एंट्री, पाकिस्तान ने Russian कमांडर्स को किया आमंत्रित"}),
    (checks.written_in_its_language, "hi", {"title_hi": "iPhone 17 Pro Max"}),
    (
        checks.written_in_its_language,
        "hi",
        {"body_hi": body("मंत्री ने कहा, “We will open the bridge in December”, और चले गए।")},
    ),
    (
        checks.written_in_its_language,
        "hi",
        {"body_hi": body("मंत्री ने यह लिखा:") + f"<blockquote>{ENGLISH['body']}</blockquote>"},
    ),
    (checks.written_in_its_language, "en", {"body_en": body("The sign said “पुल बंद है, कृपया लौट जाएँ” until Monday.")}),
    (checks.mixed_digits, "hi", {"body_hi": body("COVID-19 की लहर २०२० में आई, IPL-2026 में १० टीमें हैं।")}),
    (checks.mixed_digits, "hi", {"body_hi": body("₹1,25,000 और 148 करोड़, 2026 में 14 गाँव।")}),
    (checks.mixed_digits, "hi", {"body_hi": body("२०२६ में १४ गाँव और 5G")}),
    (checks.mixed_digits, "en", {"body_en": body("₹1,25,000 in 2026, and COVID-19.")}),
    (
        checks.stray_joiners,
        "hi",
        {"title_hi": f"पक्{ZWJ}ष और विपक्{ZWJ}ष", "body_hi": body("अर्थात्\u200c सब, श्रीमान्\u200cजी।")},
    ),
    (checks.stray_joiners, "en", {"body_en": body(f"A family 👨{ZWJ}👩{ZWJ}👧 walked across.")}),
    (
        checks.look_alikes,
        "hi",
        {"title_hi": "Jioफाइबर और BJPके 5Gनेटवर्क: दिल्ली | मौसम", "summary_hi": "विश्व युद्ध I के बाद"},
    ),
    (checks.look_alikes, "hi", {"body_hi": body("COVID-19 की लहर, IPL-2026, ₹1,25,000; सुबह 4:05 बजे प्रायः दुःख।")}),
    (checks.look_alikes, "en", {"body_en": body("Путин and Δ, 10 μm, B2B, iPhone 17 and MH370.")}),
    (checks.loose_spaces, "hi", {"body_hi": body("रास्ते बंद हैं। क्या? हाँ!")}),
    (checks.loose_spaces, "en", {"summary_en": "Snow fell, again; and then: nothing."}),
    (
        checks.links_inside,
        "hi",
        {"body_hi": body('<a href="https://example.org/hi/news/x/">बाहर</a> <a href="mailto:a@example.org">पता</a>')},
    ),
    (
        checks.links_inside,
        "en",
        {"body_en": body('<a href="/en/">front</a> <a href="/hi/about/">about</a> <a href="#x">x</a>')},
    ),
]


@pytest.mark.parametrize(("check", "language", "words", "field"), CAUGHT)
def test_it_catches(check, language, words, field):
    answers = found(story(**words), language, check)
    assert answers
    assert {answer.field for answer in answers} == {field}


@pytest.mark.parametrize(("check", "language", "words"), LEFT_ALONE)
def test_it_leaves_alone(check, language, words, pages):
    assert found(story(**words), language, check) == []


def test_a_sound_story_has_nothing_said_about_it():
    sound = story(lead_image=ImageFactory())
    assert checks.findings(sound, "hi") == checks.findings(sound, "en") == []


def test_a_picture_is_described_in_the_language_of_the_story():
    only_hindi = ImageFactory(alt_en="")
    in_the_text = f'<figure><img src="{only_hindi.file.url}" data-file="{only_hindi.pk}"></figure>'
    lead, inside = (
        story(lead_image=only_hindi),
        story(body_hi=HINDI["body"] + in_the_text, body_en=body("x") + in_the_text),
    )
    for article in (lead, inside):
        assert found(article, "hi", checks.alternative_text) == []
        (finding,) = found(article, "en", checks.alternative_text)
        assert (finding.is_must, finding.picture) == (True, only_hindi)
    assert found(inside, "en", checks.alternative_text)[0].paragraph


def test_a_picture_without_a_name_to_it_asks_in_neither_language():
    nameless, english = ImageFactory(credit_hi=""), ImageFactory(credit_hi="", credit_en="Photo: Shirorekha")
    (finding,) = found(story(lead_image=nameless), "hi", checks.credit)
    assert (finding.is_must, finding.picture) == (False, nameless)
    inside = f'<figure><img src="{nameless.file.url}" data-file="{nameless.pk}"></figure>'
    assert found(story(body_hi=HINDI["body"] + inside), "hi", checks.credit)[0].paragraph
    assert found(story(lead_image=english), "hi", checks.credit) == []


def test_a_language_that_is_behind_the_other_one_asks_and_one_that_stands_alone_does_not(asha):
    article = story()
    workflow.save_draft(article, {"en": {"body": f"{article.body_en}<p>Two more posts are cut off.</p>"}}, by=asha)
    (finding,) = found(article, "hi", checks.in_step)
    assert (finding.is_must, finding.said) == (False, "The Hindi is behind the English: 1 paragraph not translated.")
    assert found(article, "en", checks.in_step) == []
    assert found(ArticleFactory(en=None), "hi", checks.in_step) == []


def test_a_note_that_nobody_answered_asks_until_it_goes_for_review_again(ravi, asha):
    article = ArticleFactory(created_by=ravi)
    workflow.submit_for_review(article, "hi", by=ravi)
    assert found(article, "hi", checks.open_note) == []
    workflow.send_back(article, "hi", by=asha, note="स्रोत जोड़ें।")
    (finding,) = found(article, "hi", checks.open_note)
    assert "स्रोत जोड़ें।" in finding.said
    assert found(article, "en", checks.open_note) == []
    workflow.submit_for_review(article, "hi", by=ravi, note="स्रोत जुड़ गया।")
    assert "स्रोत जुड़ गया।" in found(article, "hi", checks.open_note)[0].said


def test_a_link_leads_to_what_readers_can_open(asha):
    there, gone, coming = publish(story()), publish(story()), publish(story(), at=later(days=1))
    workflow.withdraw(gone.article, "hi", by=asha)
    CategoryFactory(slug="mausam"), TagFactory(slug="barf")
    paths = ["/hi/section/mausam/", "/hi/tag/barf/", there.get_absolute_url(), "/hi/feed/"]
    sound = story(body_hi=body(*(f'<a href="{path}">कड़ी</a>' for path in paths)))
    assert found(sound, "hi", checks.links_inside) == []
    (finding,) = found(story(body_hi=body(f'<a href="{gone.get_absolute_url()}">क</a>')), "hi", checks.links_inside)
    assert (finding.is_must, "withdrawn" in finding.said) == (True, True)
    (finding,) = found(story(body_hi=body(f'<a href="{coming.get_absolute_url()}">क</a>')), "hi", checks.links_inside)
    assert (finding.is_must, "not live yet" in finding.said) == (False, True)


def test_a_text_of_a_hundred_links_asks_once_for_each_kind_of_page(django_assert_num_queries):
    CategoryFactory(slug="mausam")
    paths = [f"/hi/{kind}/nahin-{n}/" for n in range(25) for kind in ("news", "section", "tag", "author")]
    crowded = story(body_hi=body(*(f'<a href="{path}">कड़ी</a>' for path in [*paths, "/hi/section/mausam/"])))
    with django_assert_num_queries(4):
        assert len(found(crowded, "hi", checks.links_inside)) == 100


def test_a_link_to_a_story_of_the_other_language_is_no_link_to_this_ones(asha):
    english = publish(story(), "en")
    wrong = english.get_absolute_url().replace("/en/", "/hi/")
    right = english.get_absolute_url()
    assert found(story(body_hi=body(f'<a href="{right}">कड़ी</a>')), "hi", checks.links_inside) == []
    assert found(story(body_hi=body(f'<a href="{wrong}">कड़ी</a>')), "hi", checks.links_inside)


def test_a_link_to_an_address_that_a_story_has_had_leads_to_it(asha):
    edition = publish(story())
    old = edition.get_absolute_url()
    workflow.save_draft(edition.article, {"hi": {"slug": "naya-pata"}}, by=asha)
    workflow.publish(edition.article, "hi", by=asha)
    assert found(story(body_hi=body(f'<a href="{old}">कड़ी</a>')), "hi", checks.links_inside) == []


def test_a_must_stops_publication_and_a_suggestion_does_not(asha):
    asks = story(summary_hi="", title_hi=LONG_HI)
    assert not any(finding.is_must for finding in checks.findings(asks, "hi"))
    workflow.publish(asks, "hi", by=asha)
    stops = story(lead_image=ImageFactory(alt_en=""))
    workflow.publish(stops, "hi", by=asha)
    with pytest.raises(ValidationError) as refusal:
        workflow.publish(stops, "en", by=asha)
    assert set(refusal.value.message_dict) == {"lead_image"}
    assert not Edition.objects.live("en").exists()


def test_ravi_may_send_for_review_what_an_editor_could_not_publish_yet(ravi):
    unfinished = ArticleFactory(created_by=ravi, section=None, authors=[], lead_image=ImageFactory(alt_hi=""))
    workflow.submit_for_review(unfinished, "hi", by=ravi)
    with pytest.raises(ValidationError):
        workflow.submit_for_review(ArticleFactory(created_by=ravi, hi={"title": "सिर्फ़ शीर्षक"}), "hi", by=ravi)


def test_it_says_where_to_go(asha):
    unfinished = story(section=None, authors=[], summary_hi="", summary_en="")
    where = {finding.anchor for finding in checks.findings(unfinished, "hi")}
    assert where == {"id_section", "id_bylines", "id_summary_hi", "id_lead_image"}
    article = story(body_hi=body("सब ठीक।", "रास्ते बंद हैं ।"))
    (finding,) = found(article, "hi", checks.loose_spaces)
    assert f'data-id="{finding.anchor.removeprefix("p-hi-")}"' in article.body_hi.split("</p>")[1]


@pytest.mark.parametrize("language", ["hi", "en"])
def test_the_sentences_are_in_the_language_of_the_desk(language):
    article = story(section=None, summary_hi="", body_hi=body("रास्ते बंद हैं| २०२० में 14 गाँव , 15 शहर"))
    with override(language):
        said = " ".join(finding.said for finding in checks.findings(article, "hi"))
    assert ("मुख्य सेक्शन चुनें।" in said) is (language == "hi")
    assert ("Choose the main section." in said) is (language == "en")


# --- A newsroom's own


def no_exclamation(reading):
    """A house rule: headlines do not shout."""
    if "!" in reading.field("title"):
        yield reading.must("Headlines do not shout.", f"title_{reading.language}")


def broken(reading):
    raise RuntimeError("a mistake in somebody's own check")


def test_a_newsroom_adds_its_own(settings, asha):
    settings.PUBLICATION_CHECKS = ["tests.articles.test_checks.no_exclamation"]
    with pytest.raises(ValidationError, match="do not shout"):
        workflow.publish(story(title_hi="बर्फ़ गिरी!"), "hi", by=asha)
    assert workflow.publish(story(title_hi="बर्फ़ गिरी"), "hi", by=asha).is_live


def test_an_own_check_that_breaks_is_said_and_stops_nobody(settings, asha, caplog):
    settings.PUBLICATION_CHECKS = ["tests.articles.test_checks.broken"]
    article = story(lead_image=ImageFactory())
    with override("en"), caplog.at_level(logging.ERROR):
        (finding,) = checks.findings(article, "hi")
    assert (finding.is_must, "broken" in finding.said) == (False, True)
    assert "a mistake in somebody's own check" in caplog.text
    assert workflow.publish(article, "hi", by=asha).is_live


def test_an_own_check_that_is_not_there_stops_the_start(settings):
    settings.PUBLICATION_CHECKS = ["tests.articles.test_checks.misspelt"]
    with pytest.raises(SystemCheckError, match="PUBLICATION_CHECKS"):
        call_command("check")
