"""The course that ships with edu trips no rule, and neither does the one that `edu new course` copies."""

from pathlib import Path

import pytest

import edu
from edu.authoring.find import built_in
from edu.checking.checker import check

TEMPLATE = Path(edu.__file__).with_name("templates") / "course"


@pytest.mark.parametrize("root", [built_in(), TEMPLATE], ids=["shipped", "template"])
def test_nothing_is_found(root: Path) -> None:
    checked = check(root)
    assert checked.loaded.course is not None
    assert not checked.problems, "\n".join(map(str, checked.problems))
