"""`python -m tests.guide`: write the index of codes in the educators' guide anew."""

from pathlib import Path

import edu
from edu.checking.catalogue import explanations

GUIDE = Path(edu.__file__).with_name("templates") / "guide.md"
START = "<!-- codes: made by `python -m tests.guide` -->\n"
END = "<!-- end of codes -->\n"
GROUPS = {
    "0": "Reading",
    "1": "Form",
    "2": "Questions",
    "3": "Safety, sources and medicine",
    "4": "Language and lessons",
    "5": "Coverage",
    "6": "Release",
}


def index() -> str:
    """Every code with what it finds, as a table under a heading for each group."""
    parts = []
    for digit, heading in GROUPS.items():
        rows = [f"| {code} | {each.finds} |" for code, each in explanations().items() if code[1] == digit]
        parts.append("\n".join([f"### {heading}", "", "| code | finds |", "|---|---|", *rows, ""]))
    return "\n".join(parts)


def renewed(text: str) -> str:
    """The guide with the index as it should be."""
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n{index()}\n{END}{after}"


if __name__ == "__main__":
    GUIDE.write_text(renewed(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
