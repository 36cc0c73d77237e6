"""`edu lsp`: the language server, which an editor starts."""

import os
import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

from edu.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: "Namespace") -> int:  # noqa: ARG001 an editor gives no words
    """Answer an editor until it goes away."""
    from edu.cli.main import fault_log

    try:
        from edu.lsp.server import make_server
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise UsageError("The language server needs a part that is not installed: pip install 'edu[lsp]'") from missing
    protocol = os.fdopen(os.dup(sys.stdout.fileno()), "wb")  # pygls closes it at the end
    with protocol, redirect_stdout(sys.stderr):  # whatever else is printed would break the protocol
        make_server(fault_log).start_io(stdout=protocol)
    return ExitCode.OK
