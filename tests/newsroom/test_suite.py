"""How the suite's runs side by side are told together."""

import pytest

from tests.__main__ import NO_TESTS, together


@pytest.mark.parametrize(
    ("codes", "told"), [([0, 0], 0), ([0, 1], 1), ([0, -9], 9), ([NO_TESTS, 0], 0), ([NO_TESTS, NO_TESTS], NO_TESTS)]
)
def test_a_runner_that_was_killed_is_no_success(codes, told):
    assert together(codes) == told
