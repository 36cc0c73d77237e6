"""`edu schema`: what the files of a course may hold, for editors that complete and check them."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from edu.cli.output import put
from edu.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: "Namespace") -> int:
    """Print one schema, or write them into a folder: the one that is named, else those of a course."""
    from edu.checking.schema import COURSE, schema

    kind: str | None = arguments.kind
    folder: Path | None = arguments.out
    if folder is not None:
        for each in [kind] if kind else COURSE:
            print(f"Saved: {_write(folder, f'{each}.json', schema(each))}", file=sys.stderr)
    elif kind is not None:
        put(schema(kind).rstrip("\n"))
    else:
        raise UsageError(
            "Say which schema to print, as in `edu schema quiz`, or where to put those of a course, as in "
            "`edu schema --out content/schema`."
        )
    return ExitCode.OK


def _write(folder: Path, name: str, text: str) -> Path:
    """Over an older one, but over no other file."""
    from edu.checking.schema import MADE_HERE
    from edu.exchange.writing import write_export

    path = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        ours = not path.exists() or MADE_HERE in path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise UsageError(f"Nothing can be put in {folder} ({error.strerror}); name another folder.") from error
    if not ours:
        raise UsageError(f"{path} was not made by edu, so it stays; move it away, or name another folder.")
    return write_export(path, text, overwrite=True)
