"""The whole way of a patient, in a real process at a real terminal of 80 by 24, by keys alone."""

import json
import signal
import stat
from pathlib import Path

from edu.assessment.mastery import Standing
from edu.course.course import Course, LessonStep
from edu.course.question import Question
from tests.pty.terminal import Terminal
from tests.walk.patient import Patient, Place

UNSAVED = "I say it in my own way."


def leave(terminal: Terminal) -> None:
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
    assert terminal.untidied() == []
    assert b"Traceback" not in terminal.output


def start(patient: Patient) -> None:
    """From the first screen to home."""
    patient.see("Look around as a guest")
    patient.terminal.press("enter")
    patient.see("Start: ")


def save_sheet(patient: Patient, place: Place, row: int, ending: str) -> str:
    """Save the sheet that is on the screen, and read it."""
    patient.see("Save as a page to print")
    patient.terminal.press(*["down"] * row, "enter")
    patient.see("Saved:")
    (saved,) = (place.home / "Documents").iterdir()
    assert saved.suffix == ending
    assert private(saved)
    return saved.read_text(encoding="utf-8")


def private(path: Path) -> bool:
    return stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def steps_and_standings(place: Place) -> list[tuple[object, ...]]:
    return place.rows("SELECT step, standing FROM attempt WHERE finished_at IS NOT NULL ORDER BY number")


def test_from_an_empty_folder_to_ready_with_a_kill_on_the_way(place: Place, course: Course) -> None:
    path = course.paths[0]
    lessons = [step for step in path.steps if isinstance(step, LessonStep)]
    halfway = lessons[2].lesson
    acknowledged: list[tuple[object, ...]] = []

    with place.start() as terminal:
        patient = Patient(terminal, course)
        start(patient)
        patient.see("Start: What do you already know?", "Seven short lessons")
        terminal.press("enter")
        before = patient.answer_all()
        patient.see("Thank you", "You knew 6 of 6 already.", "Go on: What microneedling does")
        for step in lessons[:2]:
            terminal.press("enter")
            read_and_answer(patient, course, step)
        terminal.press("enter")
        patient.read_lesson(course.lessons[halfway].title, say=UNSAVED)
        patient.begin_quiz()
        patient.answer()
        assert patient.go_on()
        asked = patient.question()
        assert patient.position[0] == 2
        terminal.kill(signal.SIGKILL)
        assert terminal.wait() == -signal.SIGKILL
        acknowledged += patient.acknowledged
    assert place.answers() == acknowledged

    with place.start() as terminal:
        patient = Patient(terminal, course)
        patient.see("Continue: Lesson 3 of 7", course.lessons[halfway].title)
        terminal.press("enter")
        assert patient.question() == asked
        assert patient.position[0] == 2
        patient.see("1 right so far")
        patient.choose(asked)
        terminal.press("c")
        terminal.kill(signal.SIGKILL)  # while the answer is on its way, or just after
        assert terminal.wait() == -signal.SIGKILL
    stored = place.answers()
    assert stored in (acknowledged, [*acknowledged, (asked.id, "right")])

    with place.start() as terminal:
        patient = Patient(terminal, course)
        patient.see("Continue: Lesson 3 of 7")
        terminal.press("enter")
        patient.question()
        assert patient.position[0] == len(stored) - len(acknowledged) + 2
        patient.acknowledged += stored
        patient.answer_all()
        patient.see("Ready")
        for step in lessons[3:]:
            terminal.press("enter")
            read_and_answer(patient, course, step)
        patient.see("Go on: Check your understanding")
        terminal.press("enter")
        after = patient.answer_all()
        assert {question.id for question in after}.isdisjoint(question.id for question in before)
        patient.see("Ready", "You have the main ideas of this part.", "Before the lessons: 6 of 6 right. Now: 6 of 6.")
        patient.see("Take-home sheet")
        terminal.press("enter")
        html = save_sheet(patient, place, 0, ".html")
        terminal.press("escape", "escape")
        patient.see("You have done every step")
        leave(terminal)
        assert place.answers() == patient.acknowledged

    assert "What I know" in html
    assert "For Me" in html
    assert "talk it through" not in html
    assert "look at again" not in html
    assert all(idea.title in text_of(html) for idea in course.ideas.values())
    assert steps_and_standings(place) == [(step.key, Standing.READY) for step in path.steps]
    assert place.rows("SELECT count(*) FROM attempt") == [(len(path.steps),)]
    assert place.rows("SELECT DISTINCT conversations FROM attempt") == [("[]",)]
    assert private(place.records)
    assert all(private(file) for file in place.records.iterdir())
    assert not any(UNSAVED.encode() in file.read_bytes() for file in place.records.iterdir())
    assert not (place.records / "edu.log").exists()


def read_and_answer(patient: Patient, course: Course, step: LessonStep) -> None:
    """A lesson and its quiz, up to a result that says Ready."""
    patient.read_lesson(course.lessons[step.lesson].title)
    patient.begin_quiz()
    patient.answer_all()
    patient.see("Ready", "You have the main ideas of this part.")


def text_of(html: str) -> str:
    import html as markup

    return markup.unescape(html)


def test_what_was_missed_twice_is_to_be_talked_through(place: Place, course: Course) -> None:
    """One idea is missed for good; the other is missed once and right in other words."""
    misses = ["no-picking", "no-picking", "out-of-the-sun"]

    def wrong(question: Question) -> bool:
        if question.idea in misses:
            misses.remove(question.idea)
            return True
        return False

    with place.start() as terminal:
        patient = Patient(terminal, course)
        start(patient)
        terminal.press("p")
        patient.see("Which path?")
        terminal.press("down", "enter")
        patient.see("Start: Lesson 1 of 3")
        terminal.press("tab", "down", "down", "enter")
        patient.read_lesson("Hands off, and out of the sun")
        patient.begin_quiz()
        asked = patient.answer_all(wrong=wrong)
        assert not misses
        assert [question.idea for question in asked] == [*["no-picking"] * 2, *["out-of-the-sun"] * 2]
        patient.see("Let's talk it through", "To talk through", "Hands off peeling skin")
        assert "Out of the sun" not in patient.words.partition("To talk through")[2].partition("Go on")[0]
        terminal.press("t")
        saved = save_sheet(patient, place, 1, ".txt")
        terminal.press("escape", "escape")
        patient.see("talk it through")
        leave(terminal)
        assert place.answers() == patient.acknowledged

    _, _, talk = saved.partition("Let's talk it through")
    assert "Hands off peeling skin" in talk.partition("My questions")[0]
    assert "Out of the sun" not in talk.partition("My questions")[0]
    ((standing, conversations),) = place.rows("SELECT standing, conversations FROM attempt")
    assert standing == Standing.NEEDS_CONVERSATION
    assert isinstance(conversations, str)
    assert json.loads(conversations) == ["no-picking"]
