"""`edu clinic`: the file where a clinic fills in its details."""

from typing import TYPE_CHECKING

from edu.cli.opening import Where, clinic_file, is_there, open_clinic
from edu.cli.output import put
from edu.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: "Namespace") -> int:
    """Make the file when it is missing; when it is there, say whether it can be read."""
    from edu.authoring.clinic import template
    from edu.exchange.writing import write_export

    where = Where.named(arguments)
    path = clinic_file(where)
    if path is None:
        raise UsageError("This system does not say where your settings belong; name a file with --clinic.")
    if is_there(path):
        clinic = open_clinic(where)
        state = "is filled in" if clinic.filled_in else "is not filled in yet"
        signed = f"approved by {clinic.approved_by}" if clinic.approved_by else "not approved by anyone yet"
        put(f"{path} {state}, {signed}.")
        return ExitCode.OK
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"The folder {path.parent} cannot be made ({error.strerror}); name another file with --clinic."
        ) from error
    put(f"Made {write_export(path, template())}. Open it in an editor and fill it in.")
    return ExitCode.OK
