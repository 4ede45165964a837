"""Pages of the site itself: what readers have of them, who writes them, and two people who write at once."""

import re

import pytest
from django.core.management import call_command

from articles.models import Publication, StaticPage
from articles.opening import write_first_pages
from newsroom.models import User
from tests.articles.desk import text

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/staticpage/add/"
LIST = "/admin/articles/staticpage/"
OFFICER = {"officer_name_hi": "रेखा सोरेन", "officer_email": "shikayat@hillpost.example"}
CONTACT = {"legal_name_hi": "पहाड़ी डाक न्यास", "address_hi": "12, कचहरी रोड\nराँची 834001", "phone": "+91 651 555 0100"}


def change(page):
    return f"/admin/articles/staticpage/{page.pk}/change/"


def typed(page=None, **changes):
    """What the form holds, with some of it typed anew."""
    page = page or StaticPage()
    names = ("title_hi", "title_en", "body_hi", "body_en", "ending", "position")
    held = {name: getattr(page, name) for name in names}
    return held | ({"began": page.version} if page.pk else {"slug": ""}) | changes


@pytest.fixture
def privacy():
    page = StaticPage(slug="niyam", title_hi="नियम", body_hi="<p>शांति से लिखिए।</p>")
    page.save()
    return page


class TestReaders:
    def test_a_new_newsroom_has_pages_in_both_languages(self, kabir):
        write_first_pages()
        for language in ("hi", "en"):
            for slug in ("about", "corrections-policy", "privacy"):
                page = kabir.get(f"/{language}/{slug}/")
                assert page.status_code == 200
                assert f'href="/{language}/{slug}/"' in page.content.decode().partition("<footer")[2]

    @pytest.mark.parametrize("language", ["hi", "en"])
    @pytest.mark.parametrize("slug", ["corrections-policy", "privacy"])
    def test_whoever_is_asked_to_write_to_us_is_told_where(self, kabir, language, slug):
        """By the page's name, which the foot of each page leads to: before the publisher is known there is none."""
        write_first_pages()

        def page():
            return kabir.get(f"/{language}/{slug}/").content.decode().partition("<main")[2].partition("<footer")

        assert {"hi": "“संपर्क” पन्ने", "en": "the page “Contact”"}[language] in page()[0]
        assert f"/{language}/contact/" not in "".join(page())
        Publication.objects.update(**CONTACT)
        assert f'href="/{language}/contact/"' in page()[2]

    def test_they_are_written_once(self, kabir):
        call_command("prepare", verbosity=0)
        StaticPage.objects.get(slug="privacy").delete()
        about = StaticPage.objects.get(slug="about")
        about.title_hi = "हम कौन हैं"
        about.save()
        write_first_pages()
        assert kabir.get("/hi/privacy/").status_code == 404
        assert "हम कौन हैं" in kabir.get("/hi/about/").content.decode()

    def test_a_page_is_there_in_the_languages_that_have_its_text(self, kabir, privacy):
        page = kabir.get("/hi/niyam/").content.decode()
        assert "शांति से लिखिए।" in page
        assert 'hreflang="en"' not in page.partition("</head>")[0]
        assert kabir.get("/en/niyam/").status_code == 404
        assert "/en/niyam/" not in kabir.get("/en/").content.decode()
        privacy.title_en, privacy.body_en = "House rules", "<p>Write in peace.</p>"
        privacy.save()
        for here, there in (("hi", "en"), ("en", "hi")):
            head = kabir.get(f"/{here}/niyam/").content.decode().partition("</head>")[0]
            assert re.search(rf'hreflang="{there}" href="[^"]*/{there}/niyam/"', head)

    def test_it_says_when_it_was_changed_in_this_language(self, kabir, privacy, time_machine):
        time_machine.move_to("2026-05-09T04:00:00Z")
        privacy.body_hi = "<p>प्यार से लिखिए।</p>"
        privacy.save()
        time_machine.move_to("2026-06-01T04:00:00Z")
        privacy.title_en, privacy.body_en, privacy.position = "House rules", "<p>Write in peace.</p>", 3
        privacy.save()
        assert "9 मई 2026 को बदला गया" in text(kabir.get("/hi/niyam/"))
        assert "Changed on 1 June 2026" in text(kabir.get("/en/niyam/"))

    @pytest.mark.parametrize(
        ("slug", "data", "said"), [("grievances", OFFICER, "रेखा सोरेन"), ("contact", CONTACT, "कचहरी रोड")]
    )
    def test_a_page_that_ends_with_data_is_there_once_the_data_is(self, kabir, at_the_desk, asha, slug, data, said):
        write_first_pages()
        assert kabir.get(f"/hi/{slug}/").status_code == 404
        assert f"/hi/{slug}/" not in kabir.get("/hi/").content.decode()
        assert "अभी नहीं दिखता" in text(at_the_desk(asha).get(LIST))
        Publication.objects.update(**data)
        page = kabir.get(f"/hi/{slug}/").content.decode()
        assert said in page
        assert f"/hi/{slug}/" in kabir.get("/hi/").content.decode()

    def test_the_officer_is_named_with_all_that_readers_need(self, kabir):
        write_first_pages()
        more = {"officer_designation_hi": "शिकायत अधिकारी", "officer_phone": "+91 (651) 555-0101"}
        council = {"council_name_en": "Council of District Papers", "council_link": "https://council.example/appeal"}
        Publication.objects.update(**CONTACT, **OFFICER, **more, **council)
        page = text(kabir.get("/en/grievances/"))
        assert '<dt><span lang="hi">शिकायत अधिकारी</span></dt> <dd><span lang="hi">रेखा सोरेन</span></dd>' in page
        assert "12, कचहरी रोड<br>राँची 834001" in page  # the publisher's, where the officer has none of their own
        assert 'href="mailto:shikayat@hillpost.example"' in page
        assert 'href="tel:+91651555-0101"' in page
        assert '<a href="https://council.example/appeal" rel="noopener">Council of District Papers</a>' in page
        assert "Within 24 hours" in page
        assert "Within 15 days" in page


class TestTheDesk:
    def test_an_editor_writes_a_page_and_sees_it(self, at_the_desk, asha, kabir):
        desk = at_the_desk(asha)
        assert desk.post(ADD, typed(slug="niyam", title_hi="नियम", body_hi="<p>शांति से।</p>")).status_code == 302
        page = StaticPage.objects.get()
        assert (page.version, page.saved_by) == (1, asha)
        assert 'href="/hi/niyam/"' in text(desk.get(change(page)))
        assert kabir.get("/hi/niyam/").status_code == 200

    def test_reporters_and_moderators_do_not(self, at_the_desk, ravi, meera, privacy):
        for person in (ravi, meera):
            assert at_the_desk(person).get(ADD).status_code == 403
            assert at_the_desk(person).get(change(privacy)).status_code == 403

    def test_administrators_delete_and_editors_do_not(self, at_the_desk, asha, admin, privacy):
        address = f"/admin/articles/staticpage/{privacy.pk}/delete/"
        assert at_the_desk(asha).post(address, {"post": "yes"}).status_code == 403
        assert at_the_desk(admin).post(address, {"post": "yes"}).status_code == 302
        assert not StaticPage.objects.exists()

    @pytest.mark.parametrize("slug", ["news", "feed", "search", "archive", "section", "comment", "tag", "author"])
    def test_the_sites_own_addresses_are_refused(self, at_the_desk, asha, slug):
        answer = at_the_desk(asha).post(ADD, typed(slug=slug, title_hi="नियम", body_hi="<p>शांति से।</p>"))
        assert "यह पता साइट का अपना है।" in text(answer)
        assert "शांति से।" in text(answer)

    def test_an_address_stays(self, at_the_desk, asha, privacy):
        at_the_desk(asha).post(change(privacy), typed(privacy, slug="aur", title_hi="और"))
        privacy.refresh_from_db()
        assert (privacy.slug, privacy.title_hi) == ("niyam", "और")

    @pytest.mark.parametrize(
        ("body", "kept"),
        [
            ('<p onclick="x()">a<script>alert(1)</script></p>', "<p>a</p>"),
            ('<p><a href="javascript:alert(1)">a</a></p>', "<p><a>a</a></p>"),
            ('<figure><img src="/media/x.jpg" data-file="7"></figure><p>a</p>', "<p>a</p>"),
            ('<aside data-block="story" data-story="1">a</aside>', "a"),
            ("<p>\u202eउल्टा\u202c</p>", "<p>उल्टा</p>"),
            ("<iframe src=https://evil.example></iframe>", ""),
        ],
    )
    def test_only_running_text_is_kept(self, body, kept):
        StaticPage(slug="niyam", title_hi="नियम", body_hi=body).save()
        assert StaticPage.objects.get().body_hi == kept

    def test_what_is_far_too_long_is_refused_in_words(self, at_the_desk, asha):
        long = {"title_hi": "क" * 10_000, "body_hi": f"<p>{'लंबा ' * 30_000}</p>"}
        answer = at_the_desk(asha).post(ADD, typed(slug="niyam", **long))
        assert "इसके दो पन्ने बनाइए" in text(answer)
        assert "80" in text(answer)

    def test_a_text_needs_a_title(self, at_the_desk, asha):
        answer = at_the_desk(asha).post(ADD, typed(slug="niyam", title_hi="नियम", body_en="<p>Write in peace.</p>"))
        assert "पाठ के ऊपर शीर्षक लिखिए" in text(answer)


class TestTwoAtOnce:
    def test_the_second_to_save_a_page_is_told_and_loses_nothing(self, at_the_desk, asha, admin, privacy):
        began = typed(privacy)
        at_the_desk(admin).post(change(privacy), began | {"body_hi": "<p>प्रशासक का पाठ।</p>"})
        mine = began | {"body_hi": "<p>आशा का पाठ।</p>"}
        answer = at_the_desk(asha).post(change(privacy), mine)
        assert "इस बीच प्रशासक ने इसे सहेज दिया" in text(answer)
        assert "पाठ (हिंदी)" in text(answer)
        assert "आशा का पाठ।" in text(answer)
        privacy.refresh_from_db()
        assert privacy.body_hi == "<p>प्रशासक का पाठ।</p>"
        again = re.search(r'name="began" value="(\d+)"', text(answer))[1]
        at_the_desk(asha).post(change(privacy), mine | {"began": again})
        privacy.refresh_from_db()
        assert privacy.body_hi == "<p>आशा का पाठ।</p>"

    def test_two_administrators_do_not_overwrite_each_other(self, at_the_desk, admin):
        Publication(pk=1).save()
        other = User.objects.create_user("neema", is_staff=True, first_name="नीमा")
        other.groups.set(admin.groups.all())
        form = "/admin/articles/publication/1/change/"
        fields = [field.name for field in Publication._meta.fields if field.editable and not field.primary_key]
        began = dict.fromkeys(fields, "") | {"began": 0}
        assert at_the_desk(other).post(form, began | {"name_hi": "पहाड़ी डाक"}).status_code == 302
        answer = at_the_desk(admin).post(form, began | {"phone": "+91 651 555 0100"})
        assert "इस बीच नीमा ने इसे सहेज दिया" in text(answer)
        assert "+91 651 555 0100" in text(answer)
        assert Publication.objects.get().name_hi == "पहाड़ी डाक"
