"""Meera blocks and lifts: by one door, and no e-mail address stands in the desk's log, titles or messages."""

import pytest
from django.contrib.admin.models import LogEntry

from comments import bans, workflow
from comments.models import Ban
from tests.factories import published

BANS, LOUD = "/admin/comments/ban/", "loud@example.org"
pytestmark = pytest.mark.django_db


def logged():
    return " ".join(f"{entry.object_repr} {entry.change_message}" for entry in LogEntry.objects.all())


def test_who_blocked_by_hand_and_who_lifted_it_is_read_above_no_address(meera, asha, at_the_desk):
    at_the_desk(meera).post(f"{BANS}add/", {"email": "Loud@Example.org", "name": "शोर", "reason": "गालियाँ"})
    ban = Ban.objects.get()
    assert (ban.email, ban.by, str(ban)) == (LOUD, meera, "शोर")
    assert workflow.submit(published(), name="कोई", email=LOUD, body="फिर वही बात।").status == "trash"
    desk = at_the_desk(asha)
    for path in ("change/", "history/", "delete/"):
        assert "<title>" in (page := desk.get(f"{BANS}{ban.pk}/{path}").content.decode())
        assert LOUD not in page.split("</title>")[0]
    desk.post(f"{BANS}{ban.pk}/change/", {"email": "other@example.org", "name": "शोर", "reason": "बहुत गालियाँ"})
    ban.refresh_from_db()
    assert (ban.email, ban.reason) == (LOUD, "बहुत गालियाँ")
    desk.post(f"{BANS}{ban.pk}/delete/", {"post": "yes"})
    page = desk.get(BANS).content.decode()
    assert "आशा राव: “शोर” की रोक हटाई" in page
    assert "मीरा जोसेफ़: “शोर” को रोका" in page
    assert "@example.org" not in logged()


def test_several_blocks_are_lifted_at_once_with_a_line_each(meera, at_the_desk):
    keys = [bans.ban_address(f"{n}@example.org", by=meera, name=f"पाठक {n}").pk for n in range(2)]
    at_the_desk(meera).post(BANS, {"action": "delete_selected", "_selected_action": keys, "post": "yes"})
    page = at_the_desk(meera).get(BANS).content.decode()
    assert "“पाठक 0” की रोक हटाई" in page
    assert "“पाठक 1” की रोक हटाई" in page
    assert "@example.org" not in logged() + page


def test_one_reader_is_blocked_once_whichever_way(meera, at_the_desk):
    comment = workflow.submit(published(), name="शोर", email=LOUD, body="एक बात।")
    bans.ban_reader(comment, by=meera)
    at_the_desk(meera).post(f"{BANS}add/", {"email": LOUD, "reason": ""})
    assert Ban.objects.count() == 1
    assert str(Ban(network="n", name="शोर")) == "वह नेटवर्क जिससे शोर ने लिखा"


def test_the_list_shows_the_address_in_a_column(meera, at_the_desk):
    bans.ban_address(LOUD, by=meera)
    page = at_the_desk(meera).get(BANS).content.decode()
    assert LOUD in page.split("field-email")[1]
    assert "एक पाठक" in page
