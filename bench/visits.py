"""The pages with comments on them, asked in this process: milliseconds (median) and queries of each, as JSON."""

import json
import sys
import time
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from newsroom.models import User

QUEUE = "/admin/comments/comment/"


def main(story: str, rounds: str) -> None:
    reader, meera = Client(SERVER_NAME="127.0.0.1"), Client(SERVER_NAME="127.0.0.1")
    moderator = User.objects.get(username="meera")
    meera.force_login(moderator, backend="django.contrib.auth.backends.ModelBackend")
    pages = {
        "a story's first page of comments": (reader, story),
        "the queue, oldest first": (meera, QUEUE),
        "the queue, riskiest first": (meera, f"{QUEUE}?order=riskiest"),
        "what was approved": (meera, f"{QUEUE}?view=approved"),
    }
    json.dump({name: measure(*page, int(rounds)) for name, page in pages.items()}, sys.stdout)


def measure(client: Client, path: str, rounds: int) -> dict:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        status = client.get(path).status_code
    queries = len(captured)
    assert status == 200, (path, status)
    seconds = []
    for _round in range(rounds):
        began = time.perf_counter()
        client.get(path)
        seconds.append(time.perf_counter() - began)
    return {"milliseconds": 1e3 * median(seconds), "queries": queries}


if __name__ == "__main__":
    main(*sys.argv[1:])
