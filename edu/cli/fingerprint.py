"""`edu fingerprint`: keep hashes of the source texts, so that copied sentences are found without the texts."""

from pathlib import Path
from typing import TYPE_CHECKING

from edu.authoring.find import find
from edu.authoring.reading import Reading
from edu.authoring.source import text_of_file
from edu.checking.copying import RUN, fingerprints, fingerprints_of
from edu.checking.new.files import put_on_disk
from edu.cli.output import put
from edu.errors import ExitCode, UsageError
from edu.problems import shown

if TYPE_CHECKING:
    from argparse import Namespace

_HEADER = f"""\
# Every run of {RUN} words in the source texts, as a hash: copied text is found, and the texts need not be here.
# Recipe: words are [a-z']+ of the lower-case text; each {RUN} joined by single spaces; first 16 hex digits of SHA-256.
"""


def run(arguments: "Namespace") -> int:
    """Add those of the texts to the ones that the course keeps already."""
    root = find(arguments.course, Path())
    path = root / "content" / "fingerprints.txt"
    known = set(fingerprints_of(root))
    before = len(known)
    for file in arguments.files:
        known |= fingerprints(_text(file))
    kept = {path: _HEADER + "".join(f"{each}\n" for each in sorted(known))}
    put_on_disk({}, kept) if path.exists() else put_on_disk(kept)
    put(
        f"{shown(path)} knows {len(known):,} runs of {RUN} words, {len(known) - before:,} of them new. "
        "The texts themselves are not kept. `edu check` finds what is copied from them (E321)."
    )
    return ExitCode.OK


def _text(file: Path) -> str:
    reading = Reading(shown(file))
    text = text_of_file(file, reading)
    if text is None or reading.problems:
        raise UsageError(f"{reading.problems[0]}. Give the source as plain text in UTF-8.")
    return text
