"""Records for one test, and an app to visit."""

import gc
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from edu.course.course import Course
from edu.records.store import Store
from tests.assessment.example import START
from tests.tui import every_kind
from tests.tui.visit import Open, visit


@pytest.fixture(autouse=True)
def nothing_frozen() -> Iterator[None]:
    """The app sets aside for good what its start made; here many start one after the other."""
    yield
    gc.unfreeze()


@pytest.fixture
def move_to() -> Iterator[Callable[[str], None]]:
    """Go to another time zone, until the end of the test."""
    with pytest.MonkeyPatch.context() as patch:

        def to(zone: str) -> None:
            patch.setenv("TZ", zone)
            time.tzset()

        yield to
    time.tzset()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """New records in a file."""
    folder = tmp_path / "records"
    folder.mkdir(mode=0o700)
    with Store.open(folder / "edu.db") as opened:
        yield opened


@pytest.fixture
def robin(store: Store) -> Store:
    """Records with one person, so that the app opens on home."""
    store.add_person("Robin", person_id="robin", at=START)
    return store


@pytest.fixture
def course() -> Course:
    return every_kind.course()


@pytest.fixture
def open_app(course: Course, store: Store) -> Open:
    """Open the app on the records, once or several times."""
    return partial(visit, course, store)


@pytest.fixture
def at_home(course: Course, robin: Store) -> Open:
    """Open the app for the only person there is."""
    return partial(visit, course, robin)
