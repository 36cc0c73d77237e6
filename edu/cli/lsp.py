"""`edu lsp`: the language server, which an editor starts."""

from typing import TYPE_CHECKING

from edu.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: "Namespace") -> int:  # noqa: ARG001 an editor gives no words
    """Answer an editor until it goes away."""
    try:
        from edu.lsp.server import make_server
    except ModuleNotFoundError as missing:
        if missing.name not in ("pygls", "lsprotocol"):
            raise
        raise UsageError("The language server needs a part that is not installed: pip install 'edu[lsp]'") from missing
    make_server().start_io()
    return ExitCode.OK
