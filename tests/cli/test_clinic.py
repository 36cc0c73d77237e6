"""What a clinic fills in: from the template to the sheet and the screen that says when to call."""

from pathlib import Path

import pytest

from edu.authoring.clinic import template
from tests.cli.conftest import AS_NOBODY, Edu, of_nobody

FULL = """\
name: The Green Clinic
phone: 0123 456-789
after_hours: Call the night line, 0123 456-780.
danger_signs: [Fever, Blisters]
approved_by: Dr. A
approved_on: 2026-01-31
"""


def test_a_template_is_made_once_and_then_filled_in(edu: Edu) -> None:
    path = edu.home / ".config" / "edu" / "clinic.yaml"
    done = edu("clinic")
    assert done == (0, f"Made {path}. Open it in an editor and fill it in.\n", "")
    assert path.read_text() == template()
    assert edu("clinic").out == f"{path} is not filled in yet, not approved by anyone yet.\n"
    assert path.read_text() == template()
    path.write_text(FULL)
    assert edu("clinic") == (0, f"{path} is filled in, approved by Dr. A.\n", "")
    must_show(edu)


@pytest.mark.parametrize("how", ["--clinic", "EDU_CLINIC"])
def test_the_file_can_be_named(edu: Edu, how: str) -> None:
    words = ["--clinic", "deep/in/our.yaml"] if how == "--clinic" else []
    env = {"EDU_CLINIC": "deep/in/our.yaml"} if how == "EDU_CLINIC" else {}
    assert edu("clinic", *words, env=env).out == "Made deep/in/our.yaml. Open it in an editor and fill it in.\n"
    (edu.home / "deep" / "in" / "our.yaml").write_text(FULL)
    assert edu("clinic", *words, env=env).out == "deep/in/our.yaml is filled in, approved by Dr. A.\n"
    if words:
        must_show(edu, *words)


def must_show(edu: Edu, *words: str) -> None:
    """The app on its screen, then the command on the sheet."""
    with edu.app(*words) as terminal:
        terminal.wait_for("Look around as a guest")
        terminal.press("f2")
        for said in ("The Green Clinic", "0123 456-789", "0123 456-780"):
            terminal.press("pagedown")
            terminal.wait_for(said)
        terminal.press("f2", "enter")
        terminal.wait_for("Start: ")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    sheet = " ".join(edu("sheet", *words).out.split())
    assert "Clinic: The Green Clinic" in sheet
    assert "Phone: 0123 456-789" in sheet
    assert "Nights and weekends: Call the night line, 0123 456-780." in sheet
    assert "Also call for: Blisters" in sheet
    assert "has not filled this in" not in sheet


BAD = [
    ("", ": E016 "),
    ("nmae: x\n", ":1:1: E102 "),
    ("name: a\nname: b\n", ":2:1: E006 "),
    ("phone: [1\n", ":1:8: E005 "),
    ("name: x\napproved_on: tomorrow\n", ":2:14: E112 "),
    ('name: "\\e[2J"\n', ":1:7: E015 "),
    ("[" * 100_000, "E012 "),
]


@pytest.mark.parametrize(("text", "said"), BAD, ids=[said.strip(": ") for _, said in BAD])
def test_a_file_with_a_mistake_is_never_taken_for_an_empty_one(edu: Edu, text: str, said: str) -> None:
    """A patient must not read that the clinic has not filled anything in when it has."""
    (edu.home / "clinic.yaml").write_text(text)
    for done in (
        edu("clinic", "--clinic", "clinic.yaml"),
        edu.refuses("--clinic", "clinic.yaml"),
        edu("--clinic", "clinic.yaml", "clinic"),
    ):
        assert done.code == 3
        assert f"clinic.yaml{said}" in done.err or ("E012" in said and "E012" in done.err)
        assert "The clinic's details in clinic.yaml cannot be used; please mend what is said above." in done.err
    assert (edu.home / "clinic.yaml").read_text() == text


def test_a_warning_is_said_and_the_rest_is_used(edu: Edu) -> None:
    (edu.home / "clinic.yaml").write_text("phone: 0123 #4\n")
    code, out, err = edu("clinic", "--clinic", "clinic.yaml")
    assert (code, out) == (0, "clinic.yaml is filled in, not approved by anyone yet.\n")
    assert err.startswith("clinic.yaml:1:13: W021 ")


def test_a_file_that_was_named_and_is_not_there_is_said(edu: Edu) -> None:
    done = edu.refuses("--clinic", "nowhere.yaml")
    assert done.code == 2
    assert "There is no file nowhere.yaml. `edu clinic --clinic nowhere.yaml` makes one to fill in." in done.err


@pytest.mark.parametrize("path", [".", "/dev/null"])
def test_what_is_no_file_is_said(edu: Edu, path: str) -> None:
    code, out, err = edu("clinic", "--clinic", path)
    assert (code, out) == (3, "")
    assert "E017" in err


@pytest.mark.parametrize("path", ["/dev/null/x/clinic.yaml", "/proc/x/clinic.yaml", "x" * 300 + "/clinic.yaml"])
def test_a_folder_that_cannot_be_made_is_said(edu: Edu, path: str) -> None:
    code, out, err = edu("clinic", "--clinic", path)
    assert code in (2, 3)
    assert not out
    assert "fault" not in err
    assert not list(edu.home.iterdir())


def test_a_file_that_may_not_be_read_or_made_is_said(nobody: Edu) -> None:
    closed: Path = nobody.home / "closed"
    closed.mkdir()
    of_nobody(closed)
    closed.chmod(0o500)
    done = nobody("clinic", "--clinic", "closed/clinic.yaml", planted=AS_NOBODY)
    assert done.code == 2
    assert "Could not write closed/clinic.yaml (Permission denied); nothing was written." in done.err
    done = nobody("clinic", "--clinic", "closed/deeper/clinic.yaml", planted=AS_NOBODY)
    assert done.code == 2
    assert "The folder closed/deeper cannot be made (Permission denied)" in done.err
    closed.chmod(0)
    done = nobody("clinic", "--clinic", "closed/clinic.yaml", planted=AS_NOBODY)
    assert done.code == 3
    assert "E017 this file cannot be read: you have no permission to read it" in done.err
