"""Another text in the place of a file: wholly or not at all, under the same name and with the same permissions."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from shutil import copymode


def rewrite(path: Path, data: bytes, *, only_over: bytes | None = None) -> bool:
    """Put bytes in place of a file that is there; a link stays a link. Raises OSError, and the file is as it was.

    False, and nothing is done, when the file no longer holds what it is to be put over.
    """
    path = Path(os.path.realpath(path))
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".edu-", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        copymode(path, part)
        if only_over is not None and path.read_bytes() != only_over:
            return False
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return True
