"""Runs of the suite side by side share its files: which comes to a file first, runs it."""

import os
from collections import Counter
from itertools import chain, groupby, islice, pairwise
from pathlib import Path

import pytest

CLAIMS = "NEWSROOM_TESTS_CLAIMS"  # names the folder that all runs of one suite write their claims into
TOGETHER = 40  # tests of a file at most: a long one is shared, or one runner is left alone with it


def pytest_configure(config):
    if folder := os.environ.get(CLAIMS):
        config.pluginmanager.register(Share(Path(folder)))


class Share:
    def __init__(self, claims: Path):
        self.claims = claims

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session):
        """pytest's own loop over those tests that this run can have. Each must know which comes after it."""
        if session.testsfailed or session.config.option.collectonly:
            return None
        for item, after in pairwise(chain(self._mine(session.items), [None])):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            if session.shouldfail:
                raise session.Failed(session.shouldfail)
            if session.shouldstop:
                raise session.Interrupted(session.shouldstop)
        return True

    def _mine(self, items):
        """A file's tests stay together, in as many parts as pytest-django's order and their number make of them."""
        parts = Counter()
        for path, all_of_it in groupby(items, key=lambda item: item.path):
            while together := list(islice(all_of_it, TOGETHER)):
                parts[path] += 1
                if self._claim(f"{path.parent.name}.{path.stem}.{parts[path]}"):
                    yield from together

    def _claim(self, name: str) -> bool:
        try:
            (self.claims / name).mkdir()
        except FileExistsError:
            return False
        return True
