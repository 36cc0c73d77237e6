"""`edu`: the app."""

import gc
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from edu.cli.opening import Where, open_clinic, open_course, open_store
from edu.cli.terminal import preflight, scrub_environment
from edu.errors import UsageError

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: "Namespace") -> int:
    """Open the app on the places that were named."""
    return open_app(Where.named(arguments))


def open_app(where: Where) -> int:
    """Open the app; nothing is drawn before the records and the course are known to be usable."""
    preflight()
    scrub_environment()
    gc.disable()  # until the first frame, see EduApp.on_ready: starting makes much that lives and little that dies
    store, folder = open_store(where)
    course = open_course(where, kept_in=folder)
    clinic = open_clinic(where)

    from edu.assessment.takehome import Sheet
    from edu.records.lease import Lease, take
    from edu.tui.app import EduApp
    from edu.tui.desk import Services

    def take_lease(person_id: str) -> Lease | None:
        return take(folder, person_id)

    def write_sheet(sheet: Sheet, format_name: str) -> Path:
        from edu.exchange.writing import file_name, formats, write_export

        chosen = formats[format_name]
        today = datetime.now().astimezone().date()
        return write_export(_documents() / file_name(course.id, today, chosen.suffix), chosen.renderer(sheet))

    with store:
        services = Services(course=course, clinic=clinic, store=store, take_lease=take_lease, write_sheet=write_sheet)
        return EduApp(services, log=folder / "edu.log").run_to_exit_code()


def _documents() -> Path:
    from platformdirs import user_documents_path

    with suppress(RuntimeError):  # a user without a home
        documents = user_documents_path()
        if documents.is_dir() and os.access(documents, os.W_OK):
            return documents
    try:
        return Path.cwd()
    except OSError as error:
        raise UsageError(
            "There is no folder to save it in: the one that edu was started in is gone. Start edu in another."
        ) from error
