"""From a file on disk to text: only regular files, only UTF-8, only characters that may be shown."""

import errno
import stat
import unicodedata
from pathlib import Path

from edu.authoring.reading import Reading
from edu.course.text import FORBIDDEN, MAX_COMBINING, first_forbidden

_LISTED = 100  # bad characters that are listed for one file, one a line
_MARKS = {b"\xff\xfe\x00\x00": "UTF-32", b"\x00\x00\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def text_of_file(path: Path, reading: Reading) -> str | None:
    """The text of a file with newlines at line ends, or None when a problem was reported that ends the reading."""
    data = _bytes(path, reading)
    return None if data is None else text_of(data, reading)


def text_of(data: bytes, reading: Reading) -> str | None:
    """As `text_of_file`, of bytes. Bad characters are reported and replaced one for one, so positions hold."""
    if len(data) > reading.limits.size:
        _too_large(reading)
        return None
    encoding = _foreign(data)
    if encoding:
        reading.error("E002", f"the file is {encoding}", "save it as UTF-8")
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        _not_utf8(data, error, reading)
        text = data.decode("utf-8", "replace")
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _without_forbidden(text, reading)


def _bytes(path: Path, reading: Reading) -> bytes | None:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            reading.error("E017", "this is a folder where a file is wanted", "put a file in its place")
            return None
        if not stat.S_ISREG(mode):
            reading.error("E017", "this is not an ordinary file", "put an ordinary file in its place")
            return None
        with path.open("rb") as file:
            return file.read(reading.limits.size + 1)
    except FileNotFoundError:
        reading.error("E018", "this file is missing", "write it, or give the folder of another course")
    except OSError as error:
        reading.error("E017", f"this file cannot be read: {reason(error)}", "mend that and try again")
    return None


def reason(error: OSError) -> str:
    """Why the system refused, as part of a sentence."""
    match error.errno:
        case errno.EACCES | errno.EPERM:
            return "you have no permission to read it"
        case errno.ELOOP:
            return "its symbolic links go round in a circle"
        case errno.ENOTDIR:
            return "a file stands where a folder is wanted"
        case errno.ENAMETOOLONG:
            return "its name is too long"
        case _:
            return (error.strerror or "the system refused").lower()


def _too_large(reading: Reading) -> None:
    limit = reading.limits.size
    size = f"{limit // (1024 * 1024)} MB" if limit >= 1024 * 1024 else f"{limit:,} bytes"
    reading.error("E014", f"the file is larger than {size}", "divide it into several files")


def _foreign(data: bytes) -> str:
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return name
    head = data[:64]
    if len(head) >= 4 and head.count(0) >= len(head) // 4:
        zeros = [index % 4 for index, byte in enumerate(head) if byte == 0]
        if set(zeros) in ({0, 1, 2}, {1, 2, 3}):
            return "UTF-32"
        if set(zeros) in ({0, 2}, {1, 3}):
            return "UTF-16"
    return ""


def _not_utf8(data: bytes, error: UnicodeDecodeError, reading: Reading) -> None:
    before = data[: error.start].removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line_start = before.rfind(b"\n") + 1
    reading.error(
        "E001",
        f"the byte {data[error.start]:02X} here is not UTF-8 text",
        "save the file as UTF-8",
        line=before.count(b"\n") + 1,
        column=len(before[line_start:].decode("utf-8")) + 1,
    )


def _without_forbidden(text: str, reading: Reading) -> str:
    different = "".join(set(text))  # far faster than to search the whole text, which is nearly always clean
    marks = not different.isascii() and any(unicodedata.category(char)[0] == "M" for char in different)
    if not FORBIDDEN.search(different) and not (marks and first_forbidden(text)):
        return text
    left = _LISTED
    for number, line in enumerate(text.split("\n"), start=1):
        found = first_forbidden(line)
        if not found:
            continue
        if not left:
            said = f"there are forbidden characters on more than {_LISTED} lines; the rest is not listed"
            reading.error("E020", said, "take those out first")
            break
        left -= 1
        index, name = found
        if name == "U+0000":
            code, message = "E003", "a NUL character (U+0000)"
        else:
            code, message = "E015", forbidden(name)
        reading.error(code, message, "take it out", line=number, column=index + 1, end_column=index + 2)
    return FORBIDDEN.sub(lambda bad: bad.group() if bad.group() == "\n" else "\ufffd", text)


def forbidden(name: str) -> str:
    """What to say about a character that `first_forbidden` named."""
    if " " in name:
        return f"{name}, which no script needs" if MAX_COMBINING else name
    return f"the character {name} may not be shown"
