"""Good files, damaged in a known way at any place: the right code appears at the right line."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import edu
from edu.authoring.files import Shelf
from edu.authoring.load import load
from edu.authoring.nodes import Mapping, Node, Scalar, Sequence, walk
from edu.authoring.prose_check import check
from edu.problems import Problem

CHECKOUT = Path(edu.__file__).parents[1]
TENTH = settings(max_examples=max(1, settings().max_examples // 10))
"""Of what a single test tries: there are many ways to damage a file, and each is one."""
COURSES = (CHECKOUT, CHECKOUT / "edu/templates/course")


@dataclass(frozen=True, slots=True)
class Entry:
    """A field that is written as `key: value` on lines of its own."""

    key: Scalar
    value: Node
    parent: Mapping
    first: bool
    """Whether it is the first of its mapping, whose place is then that of its key."""
    end: int
    """The line after its last one, 1-based."""


@dataclass(frozen=True, slots=True)
class Good:
    """A file without a flaw, of a course that has none."""

    course: Path
    path: Path
    lines: tuple[str, ...]
    entries: tuple[Entry, ...]
    """Of its YAML, in block style."""
    body: int
    """The line of the first heading of a lesson; 0 in other files."""

    @property
    def kind(self) -> str:
        return self.path.parent.name if self.path.parent.name in ("quizzes", "lessons") else self.path.stem


@cache
def good_files() -> tuple[Good, ...]:
    found: list[Good] = []
    for course in COURSES:
        loaded = load(course)
        assert loaded.course
        parts = (loaded.manifest, loaded.sources, loaded.glossary, *loaded.lessons, *loaded.quizzes)
        for part in parts:
            assert part and part.root
            lines = tuple(part.lines)
            headings = [number for number, line in enumerate(lines, start=1) if line.startswith("## ")]
            is_lesson = part.path.suffix == ".md"
            last = lines.index("---", 1) + 1 if is_lesson else len(lines) + 1
            entries = tuple(entries_of(part.root, lines, last))
            found.append(Good(course, part.path, lines, entries, headings[0] if is_lesson else 0))
    return tuple(found)


def entries_of(root: Node, lines: tuple[str, ...], last: int) -> Iterator[Entry]:
    for node in walk(root):
        if isinstance(node, Mapping):
            keys = [key for key, _ in node.entries.values()]
            for at, (key, value) in enumerate(node.entries.values()):
                if not lines[key.line - 1][: key.column - 1].strip(" -"):
                    below = range(key.line + 1, last)
                    deeper = (n for n in below if lines[n - 1].strip() and indentation(lines[n - 1]) < key.column)
                    end = keys[at + 1].line if at + 1 < len(keys) else next(deeper, last)
                    yield Entry(key, value, node, at == 0, end)


def indentation(line: str) -> int:
    return len(line) - len(line.lstrip())


@dataclass(frozen=True, slots=True)
class Damage:
    """A way to break a field: where it can be done, what to write there, and the code that must appear."""

    code: str
    fits: Callable[[Entry], bool]
    write: Callable[[Entry, str], str | list[str]]
    """The new line or lines in place of the first line of the field."""
    below: int = 0
    """How many lines further down the fault is."""
    at_parent: bool = False
    """Whether the fault is told of the mapping and not of the field."""
    whole: bool = False
    """Whether all lines of the field go."""
    but: tuple[str, ...] = ()
    """Kinds of file that are left alone."""
    silence: str = ""
    """A sign that is taken out of the lines below, where it would end what was opened."""


def named(*names: str) -> Callable[[Entry], bool]:
    """Fields with these names and a text without quotes on the same line."""
    return lambda entry: entry.key.text in names and plain(entry)


def plain(entry: Entry) -> bool:
    return isinstance(entry.value, Scalar) and entry.value.plain and entry.value.line == entry.key.line


def later(entry: Entry) -> bool:
    """Not the first of its mapping, which gives it its place, and on one line."""
    return plain(entry) and not entry.first


def start(entry: Entry, line: str) -> str:
    return line[: entry.key.column - 1] + entry.key.text


def valued(value: str) -> Callable[[Entry, str], str]:
    """Another value."""
    return lambda entry, line: f"{start(entry, line)}: {value}"


def before_value(sign: str) -> Callable[[Entry, str], str]:
    def write(entry: Entry, line: str) -> str:
        assert isinstance(entry.value, Scalar)
        at = entry.value.column - 1
        return line[:at] + sign + line[at:]

    return write


def above(text: str) -> Callable[[Entry, str], list[str]]:
    """A new line with the same indentation."""
    return lambda entry, line: [" " * (entry.key.column - 1) + text, line]


def twice(entry: Entry, line: str) -> list[str]:
    return [line, " " * (entry.key.column - 1) + line[entry.key.column - 1 :]]


def inside_text(entry: Entry) -> bool:
    return plain(entry) and entry.key.text in TEXTS and " " in line_value(entry)


def line_value(entry: Entry) -> str:
    return entry.value.text if isinstance(entry.value, Scalar) else ""


def has_list(entry: Entry) -> bool:
    return isinstance(entry.value, Sequence)


def of_section(entry: Entry) -> bool:
    """Whether it is a field of a section, which needs no title."""
    return "id" not in entry.parent.entries and bool(entry.parent.entries.keys() & {"questions", "from"})


def tells(entry: Entry) -> bool:
    """Whether a step of a path is known by it."""
    return entry.key.text == "quiz" and "lesson" not in entry.parent.entries


def typed(entry: Entry) -> str:
    """The type of the question that it is a field of."""
    _, given = entry.parent.entries.get("type", (None, None))
    return given.text if isinstance(given, Scalar) else ""


TEXTS = ("title", "prompt", "text", "feedback", "explanation", "say", "says", "means", "belief", "main_point", "about")
NEEDED = ("prompt", "path", "title", "means", "says", "section", "article", "minutes", "say", "belief", "instead")
NUMBERS = ("number", "pass_mark", "minutes", "article", "time_limit", "tries", "pick", "typos")
YES_NO = ("correct", "critical", "reserve", "optional")
DAMAGES = {
    "a field that is needed is gone": Damage(
        "E101",
        lambda entry: later(entry) and entry.key.text in NEEDED and not of_section(entry),
        lambda entry, line: [],
        at_parent=True,
        whole=True,
        but=("course", "glossary"),
    ),
    "a misspelt key": Damage(
        "E102",
        lambda entry: entry.key.text not in ("type", "check", "lesson", "keep_together") and not tells(entry),
        lambda entry, line: line.replace(entry.key.text, f"{entry.key.text}x", 1),
    ),
    "no type": Damage("E117", named("type"), lambda entry, line: [], at_parent=True, whole=True),
    "an unknown type": Damage("E117", named("type"), valued("singel")),
    "a key twice": Damage("E006", plain, twice, below=1),
    "a tab as indentation": Damage(
        "E004", lambda entry: later(entry) and entry.key.column > 1, lambda entry, line: "\t" + line.lstrip()
    ),
    "an open quote": Damage("E005", plain, before_value("'"), silence="'"),
    "no colon": Damage("E005", later, lambda entry, line: line.replace(": ", " ", 1)),
    "a second colon": Damage("E005", inside_text, before_value("One: ")),
    "a list in the place of a text": Damage("E103", plain, valued("[a, b]")),
    "a text in the place of a list": Damage("E103", has_list, valued("a"), whole=True),
    "a wrong word": Damage("E104", named("path", "audience", "rule"), valued("nobody")),
    "an empty text": Damage("E105", inside_text, valued('""')),
    "a long text": Damage("E106", inside_text, valued("x" * 4_001)),
    "a title of two lines": Damage("E107", named("title"), valued('"One\\nTwo"')),
    "an id in capitals": Damage("E108", named("id", "idea", "objective", "misconception"), valued("Not An Id")),
    "a number in words": Damage("E109", named("points", *NUMBERS), valued("many")),
    "a huge number": Damage("E109", named(*NUMBERS), valued("9" * 5_000)),
    "a number that is too large": Damage("E110", named(*NUMBERS[1:]), valued("12345")),
    "neither yes nor no": Damage(
        "E111",
        lambda e: e.key.text in YES_NO or (e.key.text == "answer" and typed(e) == "true_false"),
        valued("on"),
    ),
    "no date": Damage("E112", named("review_by"), valued("2027-02-30")),
    "an empty list": Damage("E113", lambda e: e.key.text in ("choices", "key_points"), valued("[]"), whole=True),
    "a claim twice": Damage("E114", lambda e: e.key.text == "supports", valued("[C001, C001]"), whole=True),
    "an unknown name": Damage("E116", named("idea", "objective", "misconception", "quiz"), valued("no-such-thing")),
    "an unknown claim": Damage("E116", lambda e: e.key.text == "supports", valued("[C999]"), whole=True),
    "an unknown section": Damage("E136", named("section"), valued("Nowhere")),
    "an anchor": Damage("E009", plain, before_value("&x ")),
    "an alias": Damage("E009", plain, valued("*x")),
    "a tag": Damage("E010", plain, before_value("!x ")),
    "a merge key": Damage("E008", later, above("<<: {a: b}")),
    "a list as a key": Damage("E007", later, above("? [a]")),
    "a second document": Damage(
        "E011", lambda e: later(e) and e.key.column == 1, above("---"), but=("lessons", "glossary")
    ),
    "too deep": Damage("E012", plain, valued("[" * 20 + "]" * 20)),
    "an escape that hides something": Damage("E015", plain, valued('"a \\u202e b"')),
    "text after a number sign": Damage("W021", inside_text, lambda entry, line: f"{line} #5"),
}


def damaged(good: Good, entry: Entry, damage: Damage) -> tuple[list[str], int]:
    """The lines of a file with this entry broken, and the line where that must be told."""
    lines = list(good.lines)
    at = entry.key.line - 1
    if damage.silence:
        lines[at + 1 :] = [line.replace(damage.silence, "") for line in lines[at + 1 :]]
    new = damage.write(entry, lines[at])
    lines[at : entry.end - 1 if damage.whole else at + 1] = [new] if isinstance(new, str) else new
    return lines, (entry.parent.line if damage.at_parent else entry.key.line) + damage.below


@cache
def places(name: str) -> tuple[tuple[Good, Entry], ...]:
    damage = DAMAGES[name]
    return tuple(
        (good, entry)
        for good in good_files()
        if good.kind not in damage.but
        for entry in good.entries
        if damage.fits(entry)
    )


@cache
def shelf(course: Path) -> Shelf:
    """So that only what was damaged is read again."""
    return Shelf(unsaved={})


def problems(good: Good, lines: list[str], *, prose: bool = False) -> list[Problem]:
    """What is said of the file when an editor holds these lines of it."""
    kept = shelf(good.course)
    kept.unsaved = {good.path: "\n".join(lines)}
    loaded = check(good.course, shelf=kept) if prose else load(good.course, shelf=kept)
    return [problem for problem in loaded.problems if problem.path.endswith(good.path.name)]


@pytest.mark.parametrize("name", DAMAGES)
@TENTH
@given(data=st.data())
def test_a_damaged_field_is_reported_at_its_line(name: str, data: st.DataObject) -> None:
    damage = DAMAGES[name]
    found_at = places(name)
    good, entry = found_at[data.draw(st.integers(0, len(found_at) - 1))]
    lines, line = damaged(good, entry, damage)
    found = problems(good, lines)
    assert (damage.code, line) in {(problem.code, problem.line) for problem in found}, (good.path, entry.key, found)


@dataclass(frozen=True, slots=True)
class Slip:
    """A way to break the text of a lesson: the lines where it can be done, and what to write instead."""

    code: str
    fits: str
    """What the line must look like, as a pattern."""
    write: Callable[[str], list[str]]
    below: int = 0
    """How many lines further down the fault is."""
    drawn: bool | None = False
    """Whether the line is inside a picture, outside of one, or either (None)."""


SLIPS = {
    "no origin": Slip("E140", r"- .*\}$", lambda line: [line.rpartition("{")[0]]),
    "an empty origin": Slip("E140", r"- .*\}$", lambda line: [line.rpartition("{")[0] + "{}"]),
    "an unknown claim": Slip("E141", r"- .*\}$", lambda line: [line.rpartition("{")[0] + "{editor C999}"]),
    "a misspelt editor": Slip("E141", r"- .*\}$", lambda line: [line.rpartition("{")[0] + "{edtor}"]),
    "a smaller heading": Slip("E142", r"$", lambda line: ["", "### Deeper", ""], below=1),
    "a numbered list": Slip("E142", r"$", lambda line: ["", "1. One {editor}", ""], below=1),
    "a quotation": Slip("E142", r"$", lambda line: ["", "> Said. {editor}", ""], below=1),
    "a heading twice in a row": Slip("E133", r"## ", lambda line: ["## First", line]),
    "a heading without words": Slip("E133", r"## ", lambda line: ["##"]),
    "a block that stays open": Slip("E142", r"\Z", lambda line: ["", "~~~ picture", "x"], below=1),
    "a wide row": Slip("E143", r"", lambda line: [line + "-" * 61], drawn=True),
    "a high picture": Slip("E143", r"```picture", lambda line: [line, *["|"] * 13], drawn=None),
    "an odd sign": Slip("E145", r"", lambda line: ["\u2600" + line], drawn=True),
    "no caption": Slip("E144", r"```picture", lambda line: [line.replace("caption=", "title=")], drawn=None),
    "no alternative": Slip("E144", r"```picture", lambda line: [line.replace("alt=", "text=")], drawn=None),
}


@cache
def lines_for(name: str) -> tuple[tuple[Good, int], ...]:
    """Files and 0-based lines where this slip can be made."""
    slip = SLIPS[name]
    found: list[tuple[Good, int]] = []
    for good in good_files():
        drawn = False
        for number in range(good.body - 1, len(good.lines)) if good.body else ():
            line = good.lines[number]
            if line.startswith("```"):
                drawn = not drawn
            here = drawn and not line.startswith("```")
            last = number == len(good.lines) - 1
            if slip.drawn in (None, here) and re.match(slip.fits, line) and (slip.fits != r"\Z" or last):
                found.append((good, number))
    return tuple(found)


def slipped(good: Good, number: int, slip: Slip) -> tuple[list[str], int]:
    """The lines of a lesson with this slip in one of them, and the line where that must be told."""
    lines = list(good.lines)
    lines[number : number + 1] = slip.write(lines[number])
    return lines, number + 1 + slip.below


@pytest.mark.parametrize("name", SLIPS)
@TENTH
@given(data=st.data())
def test_a_slip_in_a_lesson_is_reported_at_its_line(name: str, data: st.DataObject) -> None:
    found_at = lines_for(name)
    good, number = found_at[data.draw(st.integers(0, len(found_at) - 1))]
    lines, line = slipped(good, number, SLIPS[name])
    found = problems(good, lines, prose=True)
    assert (SLIPS[name].code, line) in {(problem.code, problem.line) for problem in found}, (good.path, found)


SIGNS = {"\0": "E003", "\x1b": "E015", "\u202e": "E015", "\u200b": "E015", "\ufeff": "E015", "\ue000": "E015"}
SIGNS |= {chr(surrogate): "E001" for surrogate in (0xD800, 0xDFFF)}


@pytest.mark.parametrize("sign", SIGNS, ids=ascii)
@TENTH
@given(data=st.data())
def test_a_sign_that_may_not_be_shown_is_reported_where_it_stands(sign: str, data: st.DataObject) -> None:
    good = good_files()[data.draw(st.integers(0, len(good_files()) - 1))]
    lines = list(good.lines)
    number = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(1 if number == 0 else 0, len(lines[number])))  # not a mark at the very start
    lines[number] = lines[number][:column] + sign + lines[number][column:]
    found = {(problem.code, problem.line, problem.column) for problem in problems(good, lines)}
    assert (SIGNS[sign], number + 1, column + 1) in found


def test_each_damage_has_places_in_the_shipped_course_and_the_template() -> None:
    assert [name for name in DAMAGES if len(places(name)) < 2] == []
    assert [name for name in SLIPS if not lines_for(name)] == []
    assert {good.course for good in good_files()} == set(COURSES)
