"""`edu clinic`: the file where a clinic fills in its details."""

from typing import TYPE_CHECKING

from edu.cli.opening import Where, clinic_file, open_clinic
from edu.errors import ExitCode

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: "Namespace") -> int:
    """Make the file when it is missing; when it is there, say whether it can be read."""
    from edu.authoring.clinic import template
    from edu.exchange.writing import write_export

    path = clinic_file(Where.named(arguments))
    if path.exists():
        clinic = open_clinic(Where.named(arguments))
        state = "is filled in" if clinic.filled_in else "is not filled in yet"
        signed = f"approved by {clinic.approved_by}" if clinic.approved_by else "not approved by anyone yet"
        print(f"{path} {state}, {signed}.")
        return ExitCode.OK
    path.parent.mkdir(parents=True, exist_ok=True)
    print(f"Made {write_export(path, template())}. Open it in an editor and fill it in.")
    return ExitCode.OK
