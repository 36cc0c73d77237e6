"""The one sanitiser: which characters may stand in text that reaches a screen, a file or the records.

Refused in course files, dropped from what a person types: C0 (but tab and newline), DEL, C1, bidi overrides and
isolates, invisible operators and tags, surrogates, private use and noncharacters. Kept, because scripts need
them: ZWJ, ZWNJ, LRM, RLM and variation selectors.
"""

import re
import unicodedata

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u061c\u200b\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    "\U000e0000-\U000e00ff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
    + "\U000f0000-\U000ffffd\U00100000-\U0010fffd]"
)
_COMBINING_RUN = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{9,}")
MAX_COMBINING = 8
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


def first_forbidden(text: str) -> tuple[int, str] | None:
    """Index and `U+XXXX` name of the first character that may not be shown, or None."""
    found = FORBIDDEN.search(text)
    if found:
        return found.start(), f"U+{ord(found.group()):04X}"
    run = _COMBINING_RUN.search(text)
    if run:
        return (run.start(), f"U+{ord(run.group()[0]):04X} and more than {MAX_COMBINING} marks on one letter")
    return None


def clean(text: str, *, limit: int, newlines: bool = False) -> str:
    """Typed text made safe to keep: NFC, forbidden characters dropped, at most `limit` characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", FORBIDDEN.sub("", text))  # first, for it can reorder and multiply marks
    text = _COMBINING_RUN.sub(lambda run: run.group()[:MAX_COMBINING], text)
    if not newlines:
        text = " ".join(text.split())
    return text[:limit].strip()


def straight(text: str) -> str:
    """With straight quotation marks and apostrophes, the form in which texts that differ only by those are the same."""
    return text if text.isascii() else text.translate(_STRAIGHT)
