"""`python -m tests.pictures`: draws the pictures of the README anew from the app as it is."""

import asyncio
import re
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from edu.assessment.history import Place
from edu.authoring.load import load
from edu.course.course import Clinic, Course
from edu.course.ids import LessonId
from edu.records.lease import take
from edu.records.store import Store
from edu.tui.app import EduApp
from edu.tui.desk import Services
from tests.bench.standing import PATH, PERSON, asking, take_round

CHECKOUT = Path(__file__).resolve().parents[1]
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def begun(store: Store, course: Course) -> None:
    """Sam has begun the first lesson."""
    person = store.add_person("Sam", person_id="sam", at=NOW)
    store.set_place(person.id, LessonId("what-microneedling-does"), Place(page=2, finished=False), at=NOW)


def studied(store: Store, course: Course) -> None:
    """A trainee has taken every round of the path for staff, one a day."""
    store.add_person("Kim", person_id=PERSON, at=NOW)
    store.set_setting(PERSON, "path", PATH)
    path = next(each for each in course.paths if each.id == PATH)
    for day, step in enumerate(asking(course, path)):
        take_round(store, course, path, step, day, NOW - timedelta(days=20 - day))


Past = Callable[[Store, Course], None]
PICTURES: dict[str, tuple[Past, Sequence[str]]] = {
    "home": (begun, ()),
    "question": (begun, ("p", "down", "enter", "enter", *["right"] * 6, "enter", "3", "enter")),
    "progress": (studied, ("o",)),
}


async def draw(name: str, past: Past, keys: Sequence[str]) -> None:
    """Press keys from home on, and save what is on the screen."""
    loaded = load(CHECKOUT)
    if loaded.course is None:
        raise SystemExit("\n".join(map(str, loaded.problems)))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        place.chmod(0o700)
        with Store.open(place / "records.db") as store:
            past(store, loaded.course)
            services = Services(
                course=loaded.course,
                clinic=Clinic(),
                store=store,
                take_lease=lambda person_id: take(place, person_id),
                write_sheet=lambda _sheet, _format: place,
                new_seed=lambda: 7,
                now=lambda: NOW,
            )
            app = EduApp(services, log=place / "edu.log")
            async with app.run_test(size=(80, 24)) as pilot:
                for key in keys:
                    await pilot.press(key)
                    await pilot.pause(0.1)
                svg = app.export_screenshot(title="edu")
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)  # they would be fetched from elsewhere
    (CHECKOUT / ".pictures" / f"{name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    for picture, (before, pressed) in PICTURES.items():
        asyncio.run(draw(picture, before, pressed))
