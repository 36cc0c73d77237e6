"""Forms written for two raters, and what is printed when they come back."""

import re
import stat
from argparse import Namespace
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from edu.authoring.find import built_in
from edu.cli.review import run
from edu.errors import CourseError, ExitCode, UsageError

Out = pytest.CaptureFixture[str]
NO_SCORE = "No score is printed until all of this is done.\n"


def review(form: str, *files: str | Path, **options: object) -> int:
    """The command as the grammar hands it on."""
    given: dict[str, object] = {"course": built_in(), "lesson": None, "rater": None, "out": None, **options}
    return run(Namespace(form=form, files=[Path(file) for file in files], **given))


def fill(path: Path, *, but: int = 0, answer: str = "") -> None:
    """Answer every open row but one, and sign."""
    text = path.read_text(encoding="utf-8")
    word = answer or ("yes" if "form: cdc" in text else "agree")
    rows = text.split("  - item: ")
    text = "  - item: ".join(
        row if row.startswith(f"{but}\n") else row.replace("    answer:\n", f"    answer: {word}\n") for row in rows
    )
    text = re.sub(r"^  (audience|literacy|objective|main_message):$", r"  \1: people", text, flags=re.M)
    today = datetime.now().astimezone().date()
    path.write_text(text.replace("\nsigned:\n", f"\nsigned: {today}\n"), encoding="utf-8")


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> Callable[..., tuple[Path, Path]]:
    """The forms of Ana and Ben, in the current folder."""
    monkeypatch.chdir(tmp_path)

    def write(form: str, **options: object) -> tuple[Path, Path]:
        for name in ("Ana", "Ben"):
            assert review(form, rater=name, out=Path(f"{name}.yaml"), **options) == ExitCode.OK
            capsys.readouterr()
        return Path("Ana.yaml"), Path("Ben.yaml")

    return write


@pytest.mark.parametrize("form", ["pemat", "cdc"])
def test_two_filled_forms_are_scored_and_compared(
    form: str, written: Callable[..., tuple[Path, Path]], capsys: Out
) -> None:
    first, second = written(form)
    fill(first)
    fill(second, answer={"pemat": "disagree", "cdc": ""}[form])
    assert review(form, first, second) == ExitCode.OK
    out, err = capsys.readouterr()
    assert err == ""
    assert "Ana, 20" in out
    assert "Cohen's kappa" in out
    assert ("To talk through" in out) == (form == "pemat")
    assert out.count("%") == {"pemat": 7, "cdc": 5}[form]


@pytest.mark.parametrize("form", ["pemat", "cdc"])
@pytest.mark.parametrize("who", ["nobody", "one", "all but a row"])
def test_no_digit_of_a_score_is_printed_while_anything_is_open(
    form: str, who: str, written: Callable[..., tuple[Path, Path]], capsys: Out
) -> None:
    first, second = written(form)
    if who != "nobody":
        fill(first)
    if who == "all but a row":
        fill(second, but=10)
    assert review(form, first, second) == ExitCode.PROBLEMS
    out, err = capsys.readouterr()
    assert err == NO_SCORE
    assert not re.search(r"%|kappa|Understandability|Index|\d of \d", out)
    assert all(re.match(r"(Ana|Ben)\.yaml:\d+: ", line) for line in out.splitlines())
    assert ("Ana.yaml" in out) == (who == "nobody")
    row = {"pemat": "One thing leads to the next", "cdc": "Does the first paragraph or section"}[form]
    assert f"item 10 is open: {row}" in out
    assert (out.count("\n") == 1) == (who == "all but a row")


def test_one_form_alone_is_looked_through_but_not_scored(
    written: Callable[..., tuple[Path, Path]], capsys: Out
) -> None:
    first, _ = written("pemat")
    assert review("pemat", first) == ExitCode.PROBLEMS
    assert "Ana.yaml:27: not signed yet" in capsys.readouterr().out
    fill(first)
    assert review("pemat", first) == ExitCode.OK
    assert capsys.readouterr() == (
        "",
        "Ana.yaml is complete. Scores are printed together with a second rater's.\n",
    )


def test_a_form_may_be_for_some_lessons_and_printed(capsys: Out) -> None:
    assert review("cdc", rater=" Ana \x1b[1m\n Ruiz ", lesson=["when-to-call", "why-skin-peels"]) == ExitCode.OK
    out, err = capsys.readouterr()
    assert err == ""
    assert 'rater: "Ana [1m Ruiz"' in out
    assert re.findall(r"    - id: (.+)", out) == ["when-to-call", "why-skin-peels"]


def test_the_whole_patient_path_is_rated_unless_lessons_are_named(capsys: Out) -> None:
    review("pemat", rater="Ana")
    assert len(re.findall(r"    - id: (.+)", capsys.readouterr().out)) == 7


def test_a_form_is_private_and_never_written_over_another_file(
    written: Callable[..., tuple[Path, Path]], tmp_path: Path
) -> None:
    first, _ = written("pemat")
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    before = first.read_bytes()
    with pytest.raises(UsageError, match=r"Ana\.yaml is there already and may be filled in"):
        review("pemat", rater="Ana", out=first)
    assert first.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Ana.yaml", "Ben.yaml"]


def test_a_lesson_that_has_changed_gets_no_score(
    written: Callable[..., tuple[Path, Path]], course: Path, capsys: Out
) -> None:
    first, second = written("pemat", course=course)
    fill(first)
    fill(second)
    assert review("pemat", first, second, course=course) == ExitCode.OK
    capsys.readouterr()
    lesson = course / "content" / "lessons" / "04-gentle-daily-care.md"
    lesson.write_bytes(lesson.read_bytes().replace(b"\n", b"\r\n"))
    assert review("pemat", first, second, course=course) == ExitCode.OK
    lesson.write_text(lesson.read_text(encoding="utf-8").replace("do not scrub", "never scrub"), encoding="utf-8")
    capsys.readouterr()
    assert review("pemat", first, second, course=course) == ExitCode.PROBLEMS
    out, err = capsys.readouterr()
    assert out.count("the lesson gentle-daily-care has changed since it was rated; write a new form") == 2
    assert err == NO_SCORE


def test_forms_that_cannot_be_compared_are_said(written: Callable[..., tuple[Path, Path]], capsys: Out) -> None:
    first, second = written("pemat")
    fill(first)
    fill(second)
    second.write_text(second.read_text(encoding="utf-8").replace('"Ben"', '"ana"'), encoding="utf-8")
    assert review("pemat", first, second) == ExitCode.PROBLEMS
    assert "Ben.yaml:26: ana is the rater of Ana.yaml too" in capsys.readouterr().out
    assert review("cdc", first, second) == ExitCode.PROBLEMS
    assert 'Ana.yaml:25:7: E104 this is the form "pemat" where cdc is wanted' in capsys.readouterr().out
    assert review("pemat", first, first.parent.absolute()) == ExitCode.PROBLEMS
    assert "E017 this is a folder where a file is wanted" in capsys.readouterr().out


def test_a_warning_does_not_keep_a_score_back(written: Callable[..., tuple[Path, Path]], capsys: Out) -> None:
    first, second = written("pemat")
    fill(first)
    fill(second)
    text = first.read_text(encoding="utf-8")
    first.write_text(text.replace("    note:\n", "    note: yes #1 of all\n", 1), encoding="utf-8")
    assert review("pemat", first, second) == ExitCode.OK
    out, err = capsys.readouterr()
    assert "Ana.yaml" in err
    assert "W021" in err
    assert "W021" not in out
    assert "Cohen's kappa" in out


@pytest.mark.parametrize(
    ("files", "options", "said"),
    [
        ([], {}, "Say with --rater whose form it is, or give two forms: `edu review pemat FILE FILE`."),
        ([], {"rater": " \x00 "}, "Say with --rater"),
        ([], {"rater": "Ana", "lesson": ["sun"]}, "There is no lesson sun. There is: what-microneedling-does, "),
        ([], {"rater": "Ana", "out": Path("nowhere/form.yaml")}, "There is no folder nowhere"),
        (["a.yaml"], {"rater": "Ana"}, "--rater, --lesson and --out are for a new form"),
        (["a.yaml"], {"lesson": ["when-to-call"]}, "--rater, --lesson and --out are for a new form"),
        (["a.yaml", "b.yaml"], {"out": Path("c.yaml")}, "--rater, --lesson and --out are for a new form"),
        (["a.yaml", "b.yaml", "c.yaml"], {}, "Give the forms of two raters"),
        (["a.yaml"], {}, "There is no file a.yaml. `edu review pemat --rater NAME --out a.yaml` writes one."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    files: list[str], options: dict[str, object], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=re.escape(said)):
        review("pemat", *files, **options)
    assert not list(tmp_path.iterdir())


def test_a_course_with_errors_is_not_rated(course: Path) -> None:
    (course / "content" / "glossary.yaml").unlink()
    with pytest.raises(CourseError, match="cannot be rated while it has errors"):
        review("pemat", rater="Ana", course=course)


def test_a_quiz_is_no_form(course: Path) -> None:
    with pytest.raises(UsageError, match="this is not a form of `edu review`"):
        review("cdc", course / "quizzes" / "gentle-daily-care.yaml", course=course)
