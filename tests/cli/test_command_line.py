"""What can be asked for, and what is said of everything else."""

import re
import sys
from pathlib import Path

import pytest

from edu import __version__
from tests.cli.conftest import Edu


def test_it_says_which_version_it_is(edu: Edu) -> None:
    assert edu("--version") == (0, f"edu {__version__}\n", "")


@pytest.mark.parametrize("words", [["--help"], ["check", "--help"], ["sheet", "-h"], ["clinic", "-h"]], ids=" ".join)
def test_it_says_what_can_be_asked_for(edu: Edu, words: list[str]) -> None:
    code, out, err = edu(*words)
    assert (code, err) == (0, "")
    assert out.startswith("usage: edu")
    assert "--data PATH" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek"], "there is no command chek; did you mean check?"),
        (["sheets"], "there is no command sheets; did you mean sheet?"),
        (["fly"], "there is no command fly."),
        (["-x"], "unrecognized arguments: -x"),
        (["--dat", "a", "--cours", "b", "--halp"], "unrecognized arguments: --halp; did you mean --help?"),
        (["sheet", "--preson", "Robin"], "unrecognized arguments: --preson Robin; did you mean --person?"),
        (["sheet", "--format", "htm"], "did you mean html?"),
        (["sheet", "--person"], "expected one argument"),
        (["coverage", "a", "b"], "unrecognized arguments: b."),
        (["check", "--version"], "unrecognized arguments: --version."),
    ],
)
def test_what_it_does_not_know_is_said_in_a_sentence(edu: Edu, words: list[str], said: str) -> None:
    code, out, err = edu(*words)
    assert (code, out) == (2, "")
    assert err.startswith("edu: ")
    assert err.count("\n") == 1
    assert said in err
    assert "--help` lists what can be asked for" in err


@pytest.mark.parametrize(
    "words", [["\x1b]0;x\x07"], ["--\x1b[31m"], ["check", "\x1b[2J"], ["check", "--course", "\x9b2J"]]
)
def test_what_could_steer_a_terminal_is_not_said_back(edu: Edu, words: list[str]) -> None:
    code, out, err = edu(*words)
    assert code in (2, 3)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", out + err)


@pytest.mark.parametrize("words", [["--data", "D", "sheet"], ["sheet", "--data", "D"]], ids=["before", "after"])
def test_a_place_is_named_before_or_after_the_command(edu: Edu, words: list[str]) -> None:
    assert edu(*words).code == 2
    assert (edu.home / "D" / "records.db").is_file()
    assert not edu.data.exists()


def test_a_course_is_named_before_or_after_the_command(edu: Edu) -> None:
    for words in (["--course", "nowhere", "check"], ["check", "--course", "nowhere"], ["check", "nowhere"]):
        code, _, err = edu(*words)
        assert code == 3
        assert "no course folder at nowhere" in err


def test_without_a_terminal_the_app_says_so(edu: Edu) -> None:
    code, out, err = edu()
    assert (code, out) == (2, "")
    assert "needs a terminal" in err
    assert not edu.data.exists()


def test_a_terminal_that_cannot_be_drawn_on_is_said(edu: Edu) -> None:
    done = edu.refuses(script='TERM=dumb exec "$@"')
    assert done.code == 2
    assert "TERM=dumb" in done.err


@pytest.mark.parametrize(
    ("words", "script", "code"),
    [
        ("sheet --ask", '"$@" | true', 0),
        ("sheet --ask", '"$@" | head -1', 0),
        ("--help", '"$@" | true', 0),
        ("check", '"$@" 2>&1 | true', 0),
        ("sheet --ask", '"$@" >&-', 0),
        ("check", '"$@" 2>&-', 0),
        ("chek", '"$@" 2>&-', 2),
        ("chek", '"$@" >&- 2>&-', 2),
    ],
)
def test_an_output_that_is_gone_does_no_harm(edu: Edu, words: str, script: str, code: int) -> None:
    done = edu(*words.split(), script=script)
    assert (done.code, done.err) == (code, "")


def test_a_reader_that_leaves_early_ends_a_check_of_many_problems(edu: Edu, course: Path) -> None:
    for quiz in (course / "quizzes").iterdir():
        quiz.write_text("id: x\n" * 200)
    script = 'exec 3>&1; { "$@" 2>&3; echo "ended with $?" >&3; } | head -1'
    code, out, err = edu("check", course, script=script)
    assert (code, err) == (0, "")
    assert re.match(r"\S+\.yaml:\d+", out)
    assert re.search("ended with (1|141)", out)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("words", ["sheet --ask", "--help", "--version"])
def test_an_output_that_is_full_is_said(edu: Edu, words: str) -> None:
    code, _, err = edu(*words.split(), script='"$@" >/dev/full')
    assert code == 2
    assert err == "edu: What was asked for could not be printed (No space left on device); print it elsewhere.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use stays there")
@pytest.mark.parametrize(
    ("words", "code"),
    [("check", 0), ("sheet --ask", 0), ("sheet --ask --out card.txt", 2), ("sheet", 2), ("clinic", 0), ("check x", 3)],
)
def test_in_a_folder_that_is_gone_it_still_works(edu: Edu, words: str, code: int) -> None:
    done = edu(*words.split(), script='mkdir gone; cd gone; rmdir ../gone; exec "$@"')
    assert done.code == code, done
    assert "fault" not in done.err


def test_the_app_works_in_a_folder_that_is_gone(edu: Edu) -> None:
    with edu.app(script='mkdir gone; cd gone; rmdir ../gone; exec "$@"') as terminal:
        terminal.wait_for("Look around as a guest")
        terminal.press("enter")
        terminal.wait_for("Start: ")
        terminal.press("t")
        terminal.wait_for("Save as plain text")
        terminal.press("enter")
        terminal.wait_for("Start edu in another.")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0


def test_a_closed_window_is_an_ordinary_end(edu: Edu) -> None:
    with edu.app() as terminal:
        terminal.wait_for("Look around as a guest")
        terminal.hang_up()
        assert terminal.process.wait(10) == 129
    assert not (edu.data / "edu.log").exists()


def test_an_interrupt_ends_a_command_without_a_word(edu: Edu) -> None:
    planted = "import edu.cli.check\ndef stop(arguments): raise KeyboardInterrupt\nedu.cli.check.run = stop"
    assert edu("check", planted=planted) == (130, "", "")
