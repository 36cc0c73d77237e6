"""What `edu check` can be asked for: one file, some codes, other forms, mending, watching."""

import json
import re
import signal
import subprocess
from pathlib import Path
from shutil import copytree

import pytest

from tests.checking.examples import TEMPLATE
from tests.cli.conftest import Edu

QUIZ = "quizzes/wash-your-hands.yaml"
LESSON = "content/lessons/01-wash-your-hands.md"
LONG = "prompt: You come home from the shop, and you want to eat. Your hands look clean. What should you do first?"
TOO_LONG = LONG.replace("You come", "It is noon and it is very hot outside, so after a long walk you come")


@pytest.fixture
def small(edu: Edu) -> Path:
    """The course that `edu new course` makes, in the folder that the command is run in."""
    copytree(TEMPLATE, edu.home / "small")
    return edu.home / "small"


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def codes(out: str) -> list[str]:
    """Those at the head of a problem."""
    return re.findall(r"^\S.*?: ([EW]\d{3}) ", out, re.MULTILINE)


def test_the_line_at_fault_is_shown(edu: Edu, small: Path) -> None:
    replace(small / QUIZ, "pass_mark: 80", "pass_mark: 80 %")
    code, out, err = edu("check", small)
    assert code == 1
    assert out == (
        'small/quizzes/wash-your-hands.yaml:9:12: E109 "80 %" is not a whole number (write a number from 0 to 100)\n'
        "  9 │ pass_mark: 80 %\n"
        "    │            ^^^^\n"
    )
    assert err == (
        "1 error, 0 warnings in small. Start with small/quizzes/wash-your-hands.yaml:9:12; "
        "`edu check --explain E109` says why.\n"
    )


def test_words_of_one_line_are_told_at_once_and_counted_one_by_one(edu: Edu, small: Path) -> None:
    replace(small / QUIZ, LONG, "prompt: With erythema, pruritus and edema, what should you do?")
    code, out, err = edu("check", QUIZ, "--select", "W401", cwd=small)
    assert code == 1
    assert out == (
        f'{QUIZ}:17:18: W401 many patients do not know the word "erythema", and nothing explains it; 2 more on this '
        'line: "pruritus", "edema" (say it in everyday words, or explain it in brackets here or in glossary.yaml)\n'
        "  17 │     prompt: With erythema, pruritus and edema, what should you do?\n"
        "     │                  ^^^^^^^^  ^^^^^^^^     ^^^^^\n"
    )
    assert err.startswith(f"0 errors, 3 warnings in {QUIZ}. ")
    for form, each in (("json", '"code": "W401"'), ("sarif", '"ruleId": "W401"'), ("github", "title=W401")):
        assert edu("check", QUIZ, "--select", "W401", "--format", form, cwd=small).out.count(each) == 3


def test_an_error_is_the_one_to_start_with(edu: Edu, small: Path) -> None:
    replace(small / QUIZ, "pass_mark: 80", "pass_mark: 80\nmore: 1")
    replace(small / LESSON, "title: ", "title: Erythema and ")
    _, out, err = edu("check", cwd=small)
    assert codes(out)[0] == "W401" and "E102" in codes(out)
    assert f"Start with {QUIZ}:10:1;" in err and "`edu check --explain E102` says why." in err


def test_a_clean_check_says_that_it_is_not_all(edu: Edu, small: Path) -> None:
    code, out, err = edu("check", cwd=small)
    assert (code, out) == (0, "")
    assert err == (
        "Washing your hands: 1 lesson, 1 quiz, 4 questions, no problem found in this folder. "
        "A clean check does not make a question a good one.\n"
    )


def test_colours_are_for_terminals(edu: Edu, small: Path) -> None:
    replace(small / QUIZ, "pass_mark: 80", "pass_mark: 80 %")
    (small / LESSON).write_text("\x1b]0;title\x07\x1b[2J")
    for script, colour in (('"$@"', True), ('NO_COLOR=1 "$@"', False), ('TERM=dumb "$@"', False)):
        with edu.app("check", "small", script=script) as terminal:
            assert terminal.wait() == 1
            said = terminal.output
        assert (b"\x1b[1;31m^^^^" in said) == colour
        assert b"\x1b[2J" not in said and b"\x1b]0" not in said and b"\x07" not in said
        assert b"E109" in said
        assert (b"\x1b" in said) == colour
    assert "\x1b" not in edu("check", small).out


def test_a_terminal_gets_lines_that_fit(edu: Edu, small: Path) -> None:
    replace(small / QUIZ, LONG, LONG.replace("home", "home" * 200))
    replace(small / QUIZ, "objective: wash-well", "objective: " + "wash-" * 15 + "well")
    with edu.app("check", "small") as terminal:
        assert terminal.wait() == 1
        rows = terminal.output.decode().splitlines()
    assert max(len(re.sub(r"\x1b\[[\d;]*m", "", row)) for row in rows if "/" not in row) <= 80


def test_of_one_file_only_its_problems_are_told(edu: Edu, small: Path) -> None:
    replace(small / QUIZ, "pass_mark: 80", "pass_mark: 80 %")
    replace(small / LESSON, "minutes: 2", "minutes: soon")
    assert codes(edu("check", small).out) == ["E109", "E109"]
    for where in (f"small/{QUIZ}", small / QUIZ, f"small/content/../{QUIZ}"):
        code, out, err = edu("check", where)
        assert (code, codes(out)) == (1, ["E109"])
        assert "pass_mark" in out
        assert err.startswith(f"1 error, 0 warnings in {out.partition(':')[0]}. ")
    code, out, err = edu("check", "content/glossary.yaml", cwd=small)
    assert (code, out) == (0, "")
    assert err.startswith(
        "No problem found in content/glossary.yaml. Elsewhere in the course there are 2 errors, 0 warnings. "
    )


@pytest.mark.parametrize(
    ("file", "code", "said"),
    [
        ("small/notes.txt", 2, "small/notes.txt is no part of a course"),
        ("small/content/other.yaml", 2, "small/content/other.yaml is no part of a course"),
        ("alone.yaml", 3, "alone.yaml is in no course"),
        ("small/quizzes/gone.yaml", 2, "There is no file small/quizzes/gone.yaml."),
        ("small/gone", 3, "There is no course folder at small/gone"),
    ],
)
def test_a_file_of_no_course_is_said(edu: Edu, small: Path, file: str, code: int, said: str) -> None:
    if "gone" not in file:
        (edu.home / file).write_text("id: x\n")
    done = edu("check", file)
    assert (done.code, done.out) == (code, "")
    assert said in done.err


def test_a_file_that_is_not_read_is_told_of(edu: Edu, small: Path) -> None:
    (small / "quizzes" / "more.yml").write_text("")
    code, out, _ = edu("check", "small/quizzes/more.yml")
    assert (code, codes(out)) == (1, ["W022"])


def test_a_name_in_any_script_is_said_as_it_is(edu: Edu, small: Path) -> None:
    folder = small.rename(small.with_name("Kurs für 日本 e\u0301"))
    replace(folder / QUIZ, "pass_mark: 80", "pass_mark: 80 %")
    _, out, err = edu("check", folder)
    assert out.startswith("Kurs für 日本 é/quizzes/wash-your-hands.yaml:9:12: E109 ")
    assert "in Kurs für 日本 é. Start" in err
    result = json.loads(edu("check", folder, "--format", "sarif").out)["runs"][0]["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith("Kurs%20f%C3%BCr%20%E6%97%A5%E6%9C%AC%20")


def test_a_code_is_explained(edu: Edu) -> None:
    code, out, err = edu("check", "--explain", "w241")
    assert (code, err) == (0, "")
    assert out.startswith("W241 warning: ")
    code, out, _ = edu("check", "--explain", "all")
    assert code == 0
    assert len(re.findall(r"^  [EW]\d{3} ", out, re.MULTILINE)) > 80
    code, out, err = edu("check", "--explain", "E241")
    assert (code, out) == (2, "")
    assert "There is no code E241; did you mean W241?" in err


def test_codes_are_selected_and_left_out(edu: Edu, small: Path) -> None:
    replace(small / QUIZ, LONG, TOO_LONG)
    (small / "quizzes" / "more.yml").write_text("")
    assert "W241" in codes(edu("check", small).out)
    assert codes(edu("check", small, "--select", "W241").out) == ["W241"]
    assert "W241" not in codes(edu("check", small, "--ignore", "w24,W022").out)
    done = edu("check", small, "--select", "E301")
    assert (done.code, done.out) == (0, "")
    assert "no problem of the kinds that were asked for in small" in done.err
    for words, said in (
        (["--select", "W999"], "There is no code W999"),
        (["--ignore", "E101"], "E101 cannot be ignored"),
        (["--select", "E601"], "E601 is looked for only with --release"),
    ):
        code, out, err = edu("check", small, *words)
        assert (code, out) == (2, "")
        assert said in err


def test_that_errors_of_form_are_told_too_is_said_where_they_are(edu: Edu, small: Path) -> None:
    replace(small / QUIZ, LONG, TOO_LONG)
    said = "Errors of form are always told."
    assert said not in edu("check", small, "--select", "W241").err
    replace(small / LESSON, "minutes: 2", "minutes: 2\nmore: 1")
    done = edu("check", small, "--select", "W241")
    assert set(codes(done.out)) == {"E102", "W241"}
    assert said in done.err
    assert said not in edu("check", small, "--select", "W241,E102").err
    assert said not in edu("check", small).err


def test_several_files_of_one_course_are_looked_at(edu: Edu, small: Path) -> None:
    replace(small / QUIZ, "pass_mark: 80", "pass_mark: 80 %")
    replace(small / LESSON, "minutes: 2", "minutes: soon")
    replace(small / "content/glossary.yaml", "terms:", "more: 1\nterms:")
    code, out, err = edu("check", QUIZ, LESSON, QUIZ, cwd=small)
    assert (code, codes(out)) == (1, ["E109", "E109"])
    assert err.startswith("2 errors, 0 warnings in these 2 files. ")
    assert codes(edu("check", QUIZ, ".", cwd=small).out) == ["E102", "E109", "E109"]
    other = copytree(TEMPLATE, edu.home / "other")
    done = edu("check", other, small)
    assert (done.code, done.out) == (2, "")
    assert done.err == "edu: These are of several courses; check one course at a time.\n"
    done = edu("check", QUIZ, "gone.yaml", cwd=small)
    assert (done.code, done.out, done.err) == (2, "", "edu: There is no file gone.yaml.\n")


def test_what_to_type_next_is_said_in_full(edu: Edu, small: Path) -> None:
    replace(small / QUIZ, "type: single", "type: singel")
    small = small.rename(small.with_name("my course"))
    assert "`edu check --fix` mends 1 of them." in edu("check", cwd=small).err
    assert "`edu check --fix 'my course'` mends 1 of them." in edu("check", "my course").err
    assert "`edu check --fix --course 'my course'` mends 1 of them." in edu("--course", "my course", "check").err
    err = edu("check", "my course", "--select", "E117,W2", "--ignore", "W203").err
    assert "`edu check --fix --select E117,W2 --ignore W203 'my course'` mends 1 of them." in err


def test_a_comment_with_a_reason_keeps_a_text(edu: Edu, small: Path) -> None:
    replace(small / QUIZ, LONG, f"{TOO_LONG}  # edu: ignore[W241] a story that patients know")
    assert "W241" not in codes(edu("check", small).out)
    replace(small / QUIZ, "[W241] a story that patients know", "[W241]")
    assert set(codes(edu("check", small).out)) >= {"E023", "W241"}


def test_programs_are_told_in_their_own_form(edu: Edu, small: Path) -> None:
    replace(small / QUIZ, "type: single", "type: singel")
    code, out, err = edu("check", small, "--format", "json")
    said = json.loads(out)
    assert code == 1
    assert said["course"] == "small"
    assert said["counts"]["mendable"] == 1
    assert said["problems"][0]["fixes"][0]["edits"][0]["text"] == "single"
    assert " mends 1 of them." in err
    log = json.loads(edu("check", small, "--format", "sarif").out)
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == [each["code"] for each in said["problems"]]
    out = edu("check", QUIZ, "--format", "github", cwd=small).out
    assert out.startswith(f"::error file={QUIZ},line=16,col=11,endColumn=17,title=E117::there is no type ")


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_without_a_problem_programs_are_told_so(edu: Edu, small: Path, form: str) -> None:
    code, out, _ = edu("check", small, "--format", form)
    assert code == 0
    assert json.loads(out)
    assert edu("check", small, "--format", "github").out == ""


def test_what_is_plain_is_mended(edu: Edu, small: Path) -> None:
    before = (small / QUIZ).read_text()
    replace(small / QUIZ, "type: single", "type: singel")
    replace(small / QUIZ, "    promt: " if "promt" in before else "    prompt: You have", "    promt: You have")
    replace(small / QUIZ, "objective: wash-well", "objective: wash-wel")
    code, out, err = edu("check", "--fix", cwd=small)
    assert (code, codes(out)) == (1, ["E116"])
    assert err.splitlines()[:4] == [
        f"Mended {QUIZ}:16: singel → single (E117)",
        f"Mended {QUIZ}:36: promt → prompt (E102)",
        "1 more has a suggestion that you decide on.",
        "",
    ]
    assert "--fix" not in err
    assert edu("check", "--fix", cwd=small).err.startswith(
        "Nothing can be mended without asking you.\n1 has a suggestion that you decide on.\n\n1 error, "
    )
    replace(small / QUIZ, "objective: wash-wel\n", "objective: wash-well\n")
    assert (small / QUIZ).read_text() == before


def test_of_one_file_only_that_is_mended(edu: Edu, small: Path) -> None:
    replace(small / QUIZ, "type: single", "type: singel")
    replace(small / LESSON, "id: wash-your-hands\n", "")
    assert edu("check", f"small/{LESSON}", "--fix").code == 0
    assert "id: wash-your-hands\n" in (small / LESSON).read_text()
    assert "type: singel" in (small / QUIZ).read_text()


def test_a_release_has_to_be_signed_off(edu: Edu, small: Path) -> None:
    clinic = edu.home / "clinic.yaml"
    clinic.write_text("phone: 0123\n")
    code, out, _ = edu("check", small, "--release", "--clinic", clinic)
    assert (code, codes(out)) == (1, ["E601", "E603"])
    clinic.write_text("phone: 0123\napproved_by: Ann Lee\n")
    replace(small / "content/course.yaml", "reviewed_by: none yet", "reviewed_by: Ann Lee")
    replace(small / "content/course.yaml", "review_by: 2027-05-22", "review_by: 2999-05-22")
    assert edu("check", small, "--release", "--clinic", clinic).code == 0
    replace(small / "content/course.yaml", "review_by: 2999-05-22", "review_by: 2020-05-22")
    assert codes(edu("check", small, "--release", "--clinic", clinic).out) == ["E602"]
    clinic.write_text("fone: 0123\n")
    assert codes(edu("check", small, "--release", "--clinic", clinic).out) == ["E602", "E603", "E102"]
    out = edu("check", small, "--release").out
    assert codes(out) == ["E602", "E603"]
    assert "/clinic.yaml: E603 there is no file with the clinic's details yet (`edu clinic` makes it)\n" in out
    code, _, err = edu("check", small, "--release", "--clinic", "gone.yaml")
    assert code == 2
    assert "There is no file gone.yaml." in err
    assert edu("check", small).code == 0


def test_a_terminal_is_told_again_after_each_change(edu: Edu, small: Path) -> None:
    with edu.app("check", "small", "--watch") as terminal:
        terminal.wait_for("no problem found in small")
        terminal.wait_for("Waiting for a change; Ctrl+C ends it.")
        replace(small / QUIZ, "pass_mark: 80", "pass_mark: 80 %")
        terminal.wait_for("E109")
        assert "no problem found" not in terminal.screen()
        replace(small / QUIZ, "pass_mark: 80 %", "pass_mark: 80")
        terminal.wait_for("no problem found in small")
        terminal.press("ctrl+c")
        assert terminal.wait() == 0


def test_the_first_errors_of_a_long_report_stay_in_sight(edu: Edu, small: Path) -> None:
    replace(small / LESSON, "title: ", "title: Erythema and ")
    text = (small / QUIZ).read_text().replace("        feedback: ", "        feedbck: ")
    (small / QUIZ).write_text(text)
    every = sum(
        json.loads(edu("check", small, "--format", "json").out)["counts"][kind] for kind in ("errors", "warnings")
    )
    assert every > 8
    asked_of_terminal = 'unset COLUMNS LINES; exec "$@"'
    with edu.app("check", "small", "--watch", script=asked_of_terminal) as terminal:
        terminal.wait_for("Waiting for a change; Ctrl+C ends it.")
        rows = terminal.screen().splitlines()
        assert " E102 " in rows[0]
        (more,) = (row.rstrip() for row in rows if row.startswith("… and "))
        assert re.fullmatch(r"… and \d+ more: `edu check small` shows all", more)
        shown = codes("\n".join(rows))
        assert len(shown) > 1 and set(shown) == {"E102"}
        assert len(shown) + int(more.split()[2]) == every
        terminal.resize(100, 300)
        replace(small / LESSON, "title: Erythema", "title: Pruritus")
        terminal.wait_for("Pruritus")
        assert "… and " not in terminal.screen()
        terminal.press("ctrl+c")
        assert terminal.wait() == 0


def test_whose_course_is_watched_is_said_on_a_cleared_screen(edu: Edu) -> None:
    with edu.app("check", "--watch") as terminal:
        terminal.wait_for("Waiting for a change; Ctrl+C ends it.")
        assert terminal.screen().startswith("No course here; this is the one that ships with edu.")
        terminal.press("ctrl+c")
        assert terminal.wait() == 0


def test_elsewhere_nothing_is_cleared(edu: Edu, small: Path) -> None:
    replace(small / QUIZ, "pass_mark: 80", "pass_mark: 80 %")
    command = edu.command("check", "small", "--watch")
    with subprocess.Popen(
        command, env=edu.env, cwd=edu.home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout and process.stderr
        assert "E109" in process.stdout.readline()
        assert "1 error" in process.stderr.readline()
        assert re.fullmatch(r"──── \d\d:\d\d:\d\d Waiting .+\n", process.stderr.readline())
        replace(small / QUIZ, "pass_mark: 80 %", "pass_mark: 80")
        assert "no problem found" in process.stderr.readline()
        process.stderr.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (0, "")
    assert "\x1b" not in out


def test_mending_and_watching_are_not_done_at_once(edu: Edu, small: Path) -> None:
    code, out, err = edu("check", small, "--fix", "--watch")
    assert (code, out) == (2, "")
    assert "not allowed with argument" in err
