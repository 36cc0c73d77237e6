"""What is said of a code, and of many."""

import pytest

from edu.checking.catalogue import Explanation
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
        "  say why in a comment on its line: `# edu: ignore[W205] the reason`.",
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
