"""`edu sheet`: the take-home sheet, or the "Ask your clinic" card, printed or saved."""

import sys
from datetime import datetime
from typing import TYPE_CHECKING

from edu.cli.opening import Where, open_clinic, open_course, open_store, people_named
from edu.cli.output import put
from edu.course.course import Course, Path
from edu.errors import ExitCode, UsageError
from edu.records.person import Person
from edu.records.store import Store

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: "Namespace") -> int:
    """Print the sheet on stdout, or save it and say where."""
    from edu.assessment.takehome import ask_clinic_card, take_home
    from edu.exchange.writing import formats, write_export

    course = open_course(Where.named(arguments))
    if arguments.ask:
        sheet = ask_clinic_card(course)
    else:
        store, _ = open_store(Where.named(arguments))
        with store:
            person = _person(store, arguments.person)
            path = _path(course, arguments.path or store.settings(person.id).get("path", ""), asked=arguments.path)
            history = store.recent(person.id)
        today = datetime.now().astimezone().date()
        sheet = take_home(
            course, path, history, open_clinic(Where.named(arguments)), on=today, nickname=person.nickname
        )
    rendered = formats[arguments.format].renderer(sheet)
    if arguments.out is None:
        put(rendered)
    else:
        print(f"Saved: {write_export(arguments.out, rendered)}", file=sys.stderr)
    return ExitCode.OK


def _person(store: Store, nickname: str | None) -> Person:
    people = people_named(store, nickname)
    if len(people) > 1:
        names = ", ".join(person.nickname for person in people)
        raise UsageError(f"Several people learn here ({names}). Say whose sheet with --person.")
    return people[0]


def _path(course: Course, path_id: str, *, asked: str | None) -> Path:
    found = next((path for path in course.paths if path.id == path_id), None)
    if found is None and asked:
        raise UsageError(f"There is no path {asked}. There is: {', '.join(path.id for path in course.paths)}.")
    return found or course.paths[0]
