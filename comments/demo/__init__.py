"""What the demo newsroom's readers say: put in by the workflow's own acts."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from articles.models import Edition
from comments import workflow
from comments.models import BannedTerm
from newsroom.models import User

FILE = Path(__file__).with_name("comments.toml")


def read() -> dict:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def write(demo: dict) -> Iterator[None]:
    """Send each comment and decide what the file says; yields after each, for a progress bar."""
    for term in demo["banned"]:
        BannedTerm.objects.get_or_create(term=term)
    meera, said = User.objects.get(username="meera"), {}
    for row in demo["comment"]:
        edition = Edition.objects.live(row["language"]).get(title__contains=row["story"])
        email = f"reader-{len(said) + 1}@example.org"
        parent = said.get(row.get("answers"))
        comment = workflow.submit(edition, name=row["name"], email=email, body=row["body"], parent=parent)
        if row["decision"] == "approve":
            workflow.approve(comment, by=meera)
        said[row["name"]] = comment
        yield
