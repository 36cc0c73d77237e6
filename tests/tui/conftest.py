"""Records for one test, and an app to sit down at."""

import gc
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from edu.course.course import Course
from edu.records.store import Store
from tests.tui import every_kind
from tests.tui.sitting import Sit, sitting


@pytest.fixture(autouse=True)
def nothing_frozen() -> Iterator[None]:
    """The app sets aside for good what its start made; here many start one after the other."""
    yield
    gc.unfreeze()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """New records in a file."""
    folder = tmp_path / "records"
    folder.mkdir(mode=0o700)
    with Store.open(folder / "edu.db") as opened:
        yield opened


@pytest.fixture
def course() -> Course:
    return every_kind.course()


@pytest.fixture
def sit(course: Course, store: Store) -> Sit:
    """Open the app on the records, once or several times."""
    return partial(sitting, course, store)


@pytest.fixture
def seated(store: Store) -> Store:
    """Records with one person, so that the app opens on home."""
    from tests.assessment.example import START

    store.add_person("Robin", person_id="robin", at=START)
    return store
