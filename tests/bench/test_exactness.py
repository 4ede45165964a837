"""The benchmark's judge: what a reader may have seen, by an editor's log."""

import pytest

from bench.exactness import Change, Read, first_seen, judge

# Version 1 is published from 10 to 11, version 2 from 20 to 21; withdrawn from 30 to 31; 3 is scheduled for 40.
CHANGES = [
    Change(0, 0, None),
    Change(10, 11, 1),
    Change(20, 21, 2),
    Change(30, 31, None),
    Change(40, 41, 3),
]


@pytest.mark.parametrize(
    ("began", "ended", "version", "verdict"),
    [
        (5, 6, None, "right"),
        (5, 6, 1, "early"),
        (10.5, 10.6, None, "right"),  # the editor has no answer yet: either will do
        (10.5, 10.6, 1, "right"),
        (11.1, 11.2, None, "stale"),
        (11.1, 11.2, 1, "right"),
        (12, 13, 2, "early"),
        (19, 22, 1, "right"),  # it began before the change
        (21.1, 22, 1, "stale"),
        (31.1, 32, 2, "stale"),  # withdrawn
        (39, 39.9, 3, "early"),
        (40.5, 40.6, None, "right"),  # a second's grace
        (41.1, 41.2, None, "stale"),
        (41.1, 41.2, 3, "right"),
        (50, 51, 1, "stale"),
    ],
)
def test_a_read_shows_what_was_right_at_some_moment_of_it(began, ended, version, verdict):
    assert judge(CHANGES, Read(began, ended, 0, version)) == verdict


def test_the_first_fresh_read_is_counted_from_the_answer_to_the_editor():
    changes = {0: [Change(0, 0, None), Change(10, 10.1, 1), Change(20, 20.1, 2)]}
    reads = [Read(10.0, 10.05, 0, 1), Read(20.1, 20.3, 0, 2), Read(22, 23, 0, 2)]
    assert first_seen({0: changes[0][:2]}, reads) == 0  # seen before the editor had the answer
    assert first_seen({0: [changes[0][0], changes[0][2]]}, reads) == pytest.approx(0.2)
