"""`edu`: the app."""

import gc
import os
from argparse import Namespace
from datetime import datetime
from pathlib import Path

from edu.cli.terminal import preflight, scrub_environment


def run(arguments: Namespace) -> int:
    """Open the app; nothing is drawn before the course and the records are known to be usable."""
    preflight()
    scrub_environment()
    gc.disable()  # until the first frame, see EduApp.on_ready: starting makes much that lives and little that dies

    from edu.cli.opening import open_clinic, open_course, open_store

    course = open_course(arguments)
    clinic = open_clinic(arguments)
    store, folder = open_store(arguments)

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

    documents = user_documents_path()
    return documents if documents.is_dir() and os.access(documents, os.W_OK) else Path.cwd()
