"""What runs by itself runs at its time, on one host, whatever else fails."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from newsroom import jobs
from newsroom.models import JobRun

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(monkeypatch):
    """A house with three jobs of its own; the list of what ran."""
    monkeypatch.setattr(jobs, "JOBS", {})
    ran = []

    @jobs.every(60)
    def tidy():
        ran.append("tidy")
        return 3

    @jobs.every(60)
    def broken():
        ran.append("broken")
        raise ValueError("टूटा")

    @jobs.every(3_600)
    def count():
        ran.append("count")

    return ran


def run():
    out = StringIO()
    try:
        call_command("run_jobs", stdout=out)
    except CommandError as error:
        return out.getvalue() + str(error)
    return out.getvalue()


def test_each_runs_at_its_time_and_one_that_fails_stops_no_other(done, caplog):
    said = run()
    assert done == ["tidy", "broken", "count"]
    assert "tests.tidy: 3" in said
    assert "tests.count: done" in said
    assert "Failed: tests.broken" in said
    assert "टूटा" in caplog.text
    run()
    assert len(done) == 3
    with time_machine.travel(timezone.now() + timedelta(seconds=61)):
        run()
    assert done[3:] == ["tidy", "broken"]


def test_of_two_hosts_one_runs_a_job(done):
    job = jobs.JOBS["tests.tidy"]
    assert [jobs._take(job), jobs._take(job)] == [True, False]
    assert JobRun.objects.get().name == "tests.tidy"


def test_the_apps_have_registered_theirs():
    assert {name.partition(".")[0] for name in jobs.JOBS} == {"articles", "comments"}
