"""One fixture for all rules that look at questions."""

from collections.abc import Callable

import pytest

from edu.problems import Problem
from tests.checking.rules import template


@pytest.fixture
def problems() -> Callable[[str], list[Problem]]:
    """What the check says of the template course when its quiz asks these questions, the items of a YAML list."""
    return lambda questions: template.check(quiz=template.quiz(questions))
