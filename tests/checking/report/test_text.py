"""The report that a person reads: sentences, lines of the file, carets."""

from pathlib import Path

import pytest
from msgspec import structs

from edu.authoring.files import FileRead
from edu.authoring.reading import Names
from edu.checking.report.gathered import gathered
from edu.checking.report.piece import Piece, Style
from edu.checking.report.text import Look, text
from edu.problems import Problem


def file(said: str) -> dict[str, FileRead[object]]:
    read: FileRead[object] = FileRead(
        path=Path("a.yaml"), shown="a.yaml", text=said, root=None, value=None, problems=(), names=Names()
    )
    return {"a.yaml": read}


def problem(line: int | None, column: int | None = 1, end: int | None = None, code: str = "W205") -> Problem:
    return Problem(
        path="a.yaml", line=line, column=column, end_column=end, code=code, message="this is wrong", remedy="mend it"
    )


def plain(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def excerpt(line: str, column: int, end: int | None, width: int = 100) -> tuple[str, str]:
    """The line as it is shown, and the one with the caret, both without the gutter."""
    said = plain(text([problem(1, column, end)], file(line), Look(width)))
    _, shown, carets = said.rstrip("\n").split("\n")
    assert shown.startswith("  1 │ ") and carets.startswith("    │ ")
    return shown[6:], carets[6:]


def test_a_problem_is_a_sentence_and_the_words_at_fault() -> None:
    said = plain(text([problem(2, 9, 14)], file("id: x\nprompt: Never touch it.\n"), Look()))
    assert said == ("a.yaml:2:9: W205 this is wrong (mend it)\n  2 │ prompt: Never touch it.\n    │         ^^^^^\n")


def test_problems_are_set_apart_where_one_has_an_excerpt() -> None:
    problems = [problem(None, None), problem(None, None, code="E101"), problem(1), problem(12)]
    said = plain(text(problems, file("a\n" * 12), Look()))
    assert said == (
        "a.yaml: W205 this is wrong (mend it)\n"
        "a.yaml: E101 this is wrong (mend it)\n"
        "\n"
        "a.yaml:1:1: W205 this is wrong (mend it)\n"
        "   1 │ a\n"
        "     │ ^\n"
        "\n"
        "a.yaml:12:1: W205 this is wrong (mend it)\n"
        "  12 │ a\n"
        "     │ ^\n"
    )


def jargon(line: int, column: int, word: str, code: str = "W401", remedy: str = "say it plainly") -> Problem:
    end = column + len(word)
    message = f'nobody knows "{word}", I think'
    return Problem(path="a.yaml", line=line, column=column, end_column=end, code=code, message=message, remedy=remedy)


def test_words_of_one_line_are_told_in_one_sentence() -> None:
    line = "prompt: erythema and edema and nevus."
    problems = [jargon(2, 9, "erythema"), problem(2, 18), jargon(2, 22, "edema"), jargon(2, 32, "nevus")]
    said = plain(text(problems, file(f"id: x\n{line}\n"), Look()))
    assert said == (
        'a.yaml:2:9: W401 nobody knows "erythema", I think; 2 more on this line: "edema", "nevus" (say it plainly)\n'
        "  2 │ prompt: erythema and edema and nevus.\n"
        "    │         ^^^^^^^^     ^^^^^     ^^^^^\n"
        "\n"
        "a.yaml:2:18: W205 this is wrong (mend it)\n"
        "  2 │ prompt: erythema and edema and nevus.\n"
        "    │                  ^\n"
    )


LINE = "a: edema and edema, nevus"


@pytest.mark.parametrize(
    ("second", "said"),
    [
        (jargon(1, 4, "edema"), ""),
        (jargon(1, 14, "edema"), "; 1 more on this line"),
        (jargon(1, 21, "nevus"), '; 1 more on this line: "nevus"'),
        (jargon(2, 21, "nevus"), None),
        (jargon(1, 21, "nevus", code="W402"), None),
        (jargon(1, 21, "nevus", remedy="say it otherwise"), None),
        (structs.replace(jargon(1, 21, "nevus"), message="nevus is no word"), None),
        (structs.replace(jargon(1, 21, "nevus"), end_column=None), None),
        (structs.replace(jargon(1, 21, "nevus"), column=None), None),
        (structs.replace(jargon(1, 21, "nevus"), path="b.yaml"), None),
    ],
)
def test_only_what_says_the_same_of_other_words_is_gathered(second: Problem, said: str | None) -> None:
    first = jargon(1, 4, "edema")
    whole, *others = gathered(list(dict.fromkeys([first, second])), {"a.yaml": [LINE, LINE]})
    assert len(others) == (said is None)
    assert whole.problem.message == f"{first.message}{said or ''}"
    assert whole.told == (2 if said else 1)


def test_one_message_about_several_places_names_them() -> None:
    one, other = problem(1, 4, 9), problem(1, 21, 26)
    (whole,) = gathered([one, other], {"a.yaml": [LINE]})
    assert whole.problem.message == 'this is wrong; 1 more on this line: "nevus"'
    assert whole.spans == ((4, 9), (21, 26))


def test_carets_stand_only_under_what_is_shown_of_a_line() -> None:
    line = f"{'x' * 50} edema {'y' * 30} nevus"
    problems = [jargon(1, 52, "edema"), jargon(1, 89, "nevus")]
    _, shown, carets = plain(text(problems, file(line), Look(60))).splitlines()
    assert shown.endswith("…") and "nevus" not in shown
    assert carets.count("^") == 5
    assert carets.index("^") == shown.index("edema")


def test_spans_that_overlap_are_underlined_once() -> None:
    problems = [jargon(1, 4, "edema and"), jargon(1, 10, "and edema")]
    assert plain(text(problems, file(LINE), Look())).endswith("│    ^^^^^^^^^^^^^^^\n")


def test_no_problems_are_no_text() -> None:
    assert text([], {}, Look()) == []


@pytest.mark.parametrize(
    ("line", "column", "end", "shown", "carets"),
    [
        ("prompt: x", 9, None, "prompt: x", "        ^"),
        ("日本語: 日本", 6, 8, "日本語: 日本", "        ^^^^"),
        ("e\u0301te\u0301: bad", 8, 11, "e\u0301te\u0301: bad", "     ^^^"),
        ("👩\u200d👧 bad", 5, 8, "👩\u200d👧 bad", "     ^^^"),
        ("a\tbad", 3, 6, "a    bad", "     ^^^"),
        ("\tbad", 1, 2, "    bad", "^^^^"),
        ("the end", 8, None, "the end", "       ^"),
        ("the end", 99, 120, "the end", "       ^"),
        ("the end   ", 5, 9, "the end", "    ^^^"),
        ("short", 1, 99, "short", "^^^^^"),
    ],
)
def test_the_caret_stands_under_the_words(line: str, column: int, end: int | None, shown: str, carets: str) -> None:
    assert excerpt(line, column, end) == (shown, carets)


@pytest.mark.parametrize("column", [1, 30, 300, 555, 996])
def test_a_long_line_is_cut_around_the_words(column: int) -> None:
    line = "x" * (column - 1) + "WRONG" + "y" * (1000 - column - 4)
    shown, carets = excerpt(line, column, column + 5, width=60)
    assert len(shown) <= 54
    start = carets.index("^")
    assert shown[start : start + 5] == "WRONG"
    assert carets.count("^") == 5
    assert shown.startswith("…") == (column > 54)
    assert shown.endswith("…") == (column < 990)


def test_a_span_that_is_longer_than_the_screen_is_underlined_as_far_as_it_is_shown() -> None:
    shown, carets = excerpt("ab" + "日" * 200, 3, 203, width=41)
    assert shown == "ab" + "日" * 16 + "…"
    assert carets == "  " + "^" * 32


def test_a_very_long_line_takes_no_longer() -> None:
    line = "日" * 2_000_000
    shown, _ = excerpt(line, 1_000_000, 1_000_002)
    assert len(shown) < 100


def test_on_a_terminal_sentences_are_wrapped_and_elsewhere_not() -> None:
    long = Problem(path="a.yaml", line=1, column=1, code="E101", message="word " * 30 + "end", remedy="mend it")
    (sentence,) = plain(text([long], {}, Look(40))).splitlines()
    assert sentence == str(long)
    lines = plain(text([long], {}, Look(40, wrapped=True))).splitlines()
    assert " ".join(line.strip() for line in lines) == str(long)
    assert all(len(line) <= 40 for line in lines)
    assert lines[0].startswith("a.yaml:1:1: E101 word")
    assert all(line.startswith("    ") and line[4] != " " for line in lines[1:])


@pytest.mark.parametrize(("code", "style"), [("E101", Style.ERROR), ("W205", Style.WARNING)])
@pytest.mark.parametrize("width", [20, 40, 100])
def test_place_code_and_caret_are_set_apart(code: str, style: Style, width: int) -> None:
    pieces = text([problem(1, 1, 4, code)], file("bad\n"), Look(width, wrapped=True))
    assert [piece.text for piece in pieces if piece.style is style and piece.text != code] == ["^^^\n"]
    assert any(piece == Piece(code, style) for piece in pieces)
    assert "".join(piece.text for piece in pieces if piece.style is Style.STRONG).strip() == "a.yaml:1:1:"
