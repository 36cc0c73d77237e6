"""What is said of a code, and of many."""

import pytest

from edu.checking.catalogue import Explanation
from edu.checking.report.cells import cells
from edu.checking.report.explain import explain
from edu.errors import UsageError


def explained(code: str, **changed: str) -> Explanation:
    fields = {"finds": f"what {code} finds", "why": "It matters.", "source": "", "bad": "- bad\n", "good": "- good\n"}
    fields |= changed
    return Explanation(
        code=code,
        finds=fields["finds"],
        why=fields["why"],
        source=fields["source"],
        where="question",
        instead_of="",
        escapes=False,
        tried=True,
        bad=fields["bad"],
        good=fields["good"],
    )


KNOWN = {
    rule.code: rule
    for rule in (
        explained("E006"),
        explained("E102"),
        explained("E201", finds="words " * 30),
        explained("W205", source="Some guide, 2002", why="Long. " * 40),
        explained("W219"),
    )
}


def said(what: str, width: int = 80) -> str:
    return "".join(piece.text for piece in explain(what, KNOWN, width))


def test_a_page_says_all_there_is() -> None:
    assert said("w205").splitlines() == [
        "W205 warning: what W205 finds",
        "",
        "Why",
        *(["  " + "Long. " * 12 + "Long."] * 3),
        "  Long.",
        "",
        "Source",
        "  Some guide, 2002",
        "",
        "Instead of",
        "  │ - bad",
        "",
        "Write",
        "  │ - good",
        "",
        "What can be done",
        "  It has to be mended by hand; `--fix` leaves it alone. To keep a text as it is,",
        "  say why at the end of its line: `# edu: ignore[W205] the reason`, and in the",
        "  text of a lesson `<!-- edu: ignore[W205] the reason -->`.",
    ]


@pytest.mark.parametrize(
    ("code", "mended", "ignored"), [("E006", False, False), ("E102", True, False), ("W219", True, True)]
)
def test_a_page_says_what_can_be_done(code: str, mended: bool, ignored: bool) -> None:
    page = " ".join(said(code).split())
    assert ("`edu check --fix` mends it" in page) == mended
    assert (f"ignore[{code}]" in page) == ignored
    assert ("It cannot be ignored." in page) != ignored
    assert "Source" not in page


def test_many_are_listed_in_groups() -> None:
    assert said("all", 40).splitlines() == [
        "Reading a file",
        "  E006   what E006 finds",
        "",
        "What a file may hold",
        "  E102 + what E102 finds",
        "",
        "How a question is written",
        "  E201   words words words words words",
        *(["         words words words words words"] * 5),
        "  W205   what W205 finds",
        "  W219 + what W219 finds",
        "",
        "+ `edu check --fix` mends it where it is plain what is meant.",
    ]
    assert [line.split()[0] for line in said("W2").splitlines()[1:3]] == ["W205", "W219"]
    assert said("W2xx") == said("w2")
    assert said("W2,E006, e2") == said("E006,E201,W205,W219")
    assert said("all,E006") == said("all")


LINES = [f"line: {number}" for number in range(40)]


def part(page: str, heading: str) -> list[str]:
    return page.partition(f"\n{heading}\n")[2].partition("\n\n")[0].splitlines()


def page(bad: list[str], good: list[str], width: int = 80) -> str:
    rule = explained("E201", bad="\n".join(bad) + "\n", good="\n".join(good) + "\n")
    return "".join(piece.text for piece in explain("E201", {"E201": rule}, width))


def test_of_the_good_example_only_what_is_other_is_shown() -> None:
    shown = page(LINES[:20], [*LINES[:9], "line: other", *LINES[10:20]])
    assert part(shown, "Instead of") == [f"  {'>' if line == 'line: 9' else '│'} {line}" for line in LINES[:20]]
    around = ["  │ line: 7", "  │ line: 8", "  > line: other", "  │ line: 10", "  │ line: 11"]
    assert part(shown, "Write") == ["  …", *around, "  …"]


def test_of_a_long_bad_example_too() -> None:
    shown = page(LINES, [*LINES[:3], "line: new", *LINES[3:37], "line: x", *LINES[38:]])
    assert part(shown, "Instead of") == [
        *("  │ line: 0", "  │ line: 1", "  │ line: 2", "  │ line: 3", "  │ line: 4", "  …"),
        *("  │ line: 35", "  │ line: 36", "  > line: 37", "  │ line: 38", "  │ line: 39"),
    ]
    assert "  > line: new" in part(shown, "Write") and "  > line: x" in part(shown, "Write")


def test_what_is_all_other_is_not_marked_and_what_is_the_same_is_not_left_out() -> None:
    assert part(page(["a", "b"], ["c"]), "Instead of") == ["  │ a", "  │ b"]
    assert part(page(LINES, LINES), "Write") == [f"  │ {line}" for line in LINES]


def test_an_example_that_is_too_wide_goes_on_in_the_next_line() -> None:
    long = ["key:", f"  - {'word ' * 20}end", "x" * 90, "日" * 60]
    shown = part(page(["key: x"], long, 60), "Write")
    words = " ".join(["word"] * 10)
    assert shown[1:4] == [f"  │   - {words}", f"  ┊       {words}", "  ┊       end"]
    assert [line[:4] for line in shown[4:]] == ["  │ ", "  ┊ ", "  │ ", "  ┊ ", "  ┊ "]
    assert max(map(cells, shown)) <= 60
    assert "".join(line.strip(" │┊") for line in shown[4:6]) == "x" * 90


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ("W999", "There is no code W999. "),
        ("E205", "There is no code E205; did you mean W205? "),
        ("", "There is no code . "),
        ("E2011", "There is no code E2011; did you mean E201? "),
    ],
)
def test_what_is_no_code_is_said(wrong: str, sentence: str) -> None:
    with pytest.raises(UsageError) as error:
        said(wrong)
    assert str(error.value) == sentence + "`edu check --explain all` lists the codes."
