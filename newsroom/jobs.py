"""Background work without a broker: what apps register in their ``jobs.py`` runs when its time has come.

Every host looks; who moves a job's hour on runs it, so one host does. A job that fails is logged and has its next turn.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils import timezone

from newsroom.models import JobRun
from newsroom.turns import keep_doing

LOOK = 5  # seconds between two looks at what is due
NEVER = datetime(1970, 1, 1, tzinfo=UTC)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """``work`` may answer how many things it dealt with."""

    name: str
    every: timedelta
    work: Callable[[], int | None]


JOBS: dict[str, Job] = {}


def every(seconds: int):
    """``@every(3_600)`` over a function of an app's ``jobs.py``: it runs so many seconds after it last began."""

    def register(work):
        name = f"{work.__module__.partition('.')[0]}.{work.__name__}"
        JOBS[name] = Job(name, timedelta(seconds=seconds), work)
        return work

    return register


def run_due() -> Iterator[tuple[Job, int | Exception | None]]:
    """Run each job whose time has come, with what it answered or why it failed."""
    known = dict(JobRun.objects.values_list("name", "ran_at"))
    for job in JOBS.values():
        if known.get(job.name, NEVER) <= timezone.now() - job.every and _take(job):
            yield job, _run(job)


def keep_running() -> None:
    """Run what is due for as long as the process lives; one process of a host does it."""
    keep_doing("jobs", lambda: list(run_due()), every=LOOK)


def _take(job: Job) -> bool:
    """Whether it is ours: of several hosts one moves the hour on."""
    now = timezone.now()
    JobRun.objects.get_or_create(name=job.name, defaults={"ran_at": NEVER})
    return bool(JobRun.objects.filter(name=job.name, ran_at__lte=now - job.every).update(ran_at=now))


def _run(job: Job):
    try:
        return job.work()
    except Exception as error:
        log.exception("The job %s failed. The others go on; it is run again at its next time.", job.name)
        return error
