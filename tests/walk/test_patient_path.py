"""The whole way of a patient, in a real process at a real terminal of 80 by 24, by keys alone."""

import html
import json
import signal
from collections.abc import Sequence

from edu.assessment.mastery import Standing
from edu.course.course import Course, LessonStep
from edu.course.question import Question
from tests.pty.terminal import Terminal
from tests.walk.patient import Patient
from tests.walk.place import Place, Rows, is_private

UNSAVED = "I say it in my own way."


def test_from_an_empty_folder_to_ready_with_two_kills_on_the_way(place: Place, course: Course) -> None:
    path = course.paths[0]
    steps = [step for step in path.steps if isinstance(step, LessonStep)]
    before, acknowledged, waiting = begin_and_be_killed(place, course, steps[:3])
    assert place.answers() == acknowledged

    be_killed_while_answering(place, course, waiting)
    stored = place.answers()
    assert stored in (acknowledged, [*acknowledged, (waiting.id, "right")])

    with place.start() as terminal:
        patient = Patient(terminal, course)
        patient.see("Continue: Lesson 3 of 7")
        terminal.press("enter")
        patient.question()
        assert patient.position[0] == len(stored) - len(acknowledged) + 2
        patient.answer_all()
        learn(patient, course, steps[3:])
        patient.see("Go on: Check your understanding")
        terminal.press("enter")
        after = patient.answer_all()
        patient.see("Ready", "You have the main ideas of this part.", "Before the lessons: 6 of 6 right. Now: 6 of 6.")
        patient.see("Take-home sheet")
        terminal.press("enter")
        save_sheet(patient, 0)
        terminal.press("escape", "escape")
        patient.see("You have done every step")
        leave(terminal)
        assert place.answers() == [*stored, *patient.acknowledged]

    assert {question.id for question in after}.isdisjoint(question.id for question in before)
    assert place.standings() == [(step.key, Standing.READY) for step in path.steps]
    assert place.rows("SELECT count(*) FROM attempt") == [(len(path.steps),)]
    assert place.rows("SELECT DISTINCT conversations FROM attempt") == [("[]",)]
    sheet = html.unescape(place.saved(".html"))
    assert all(said in sheet for said in ("For Me", "What I know", *(idea.title for idea in course.ideas.values())))
    assert not any(said in sheet for said in ("talk it through", "look at again"))
    assert is_private(place.records)
    assert all(is_private(file) for file in place.records.iterdir())
    assert not any(UNSAVED.encode() in file.read_bytes() for file in place.records.iterdir())
    assert not (place.records / "edu.log").exists()


def begin_and_be_killed(
    place: Place, course: Course, steps: Sequence[LessonStep]
) -> tuple[list[Question], Rows, Question]:
    """The check before and some lessons; the last is left at its second question."""
    with place.start() as terminal:
        patient = Patient(terminal, course)
        start(patient)
        patient.see("Start: What do you already know?", "Seven short lessons")
        terminal.press("enter")
        before = patient.answer_all()
        patient.see("Thank you", "You knew 6 of 6 already.", "Go on: What microneedling does")
        learn(patient, course, steps[:-1])
        terminal.press("enter")
        patient.read_lesson(course.lessons[steps[-1].lesson].title, say=UNSAVED)
        patient.answer()
        assert patient.go_on()
        waiting = patient.question()
        kill(terminal)
    return before, patient.acknowledged, waiting


def be_killed_while_answering(place: Place, course: Course, waiting: Question) -> None:
    """The same question comes back; it is answered, and the process killed before or after that is taken in."""
    with place.start() as terminal:
        patient = Patient(terminal, course)
        patient.see("Continue: Lesson 3 of 7")
        terminal.press("enter")
        assert patient.question() == waiting
        assert patient.position[0] == 2
        patient.see("1 right so far")
        patient.choose(waiting)
        terminal.press("c")
        kill(terminal)


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
        terminal.press("tab", "down", "enter")
        patient.read_lesson("Hands off, and out of the sun")
        asked = patient.answer_all(wrong=wrong)
        assert not misses
        assert [question.idea for question in asked] == [*["no-picking"] * 2, *["out-of-the-sun"] * 2]
        patient.see("Let's talk it through", "To talk through", "Hands off peeling skin")
        assert "Out of the sun" not in patient.words.partition("To talk through")[2].partition("Go on")[0]
        terminal.press("t")
        save_sheet(patient, 1)
        terminal.press("escape", "escape")
        patient.see("talk it through")
        leave(terminal)
        assert place.answers() == patient.acknowledged

    talk = place.saved(".txt").partition("Let's talk it through")[2].partition("My questions")[0]
    assert "Hands off peeling skin" in talk
    assert "Out of the sun" not in talk
    ((standing, conversations),) = place.rows("SELECT standing, conversations FROM attempt")
    assert standing == Standing.NEEDS_CONVERSATION
    assert isinstance(conversations, str)
    assert json.loads(conversations) == ["no-picking"]


def start(patient: Patient) -> None:
    """From the first screen to home."""
    patient.see("Look around as a guest")
    patient.terminal.press("enter")
    patient.see("Start: ")


def learn(patient: Patient, course: Course, steps: Sequence[LessonStep]) -> None:
    """Lessons with their quizzes, each entered from the result before."""
    for step in steps:
        patient.see("Go on: ")
        patient.terminal.press("enter")
        patient.read_lesson(course.lessons[step.lesson].title)
        patient.answer_all()
        patient.see("Ready", "You have the main ideas of this part.")


def save_sheet(patient: Patient, row: int) -> None:
    patient.see("Save as a page to print")
    patient.terminal.press(*["down"] * row, "enter")
    patient.see("Saved:")


def kill(terminal: Terminal) -> None:
    terminal.kill(signal.SIGKILL)
    assert terminal.wait() == -signal.SIGKILL
    assert b"Traceback" not in terminal.output


def leave(terminal: Terminal) -> None:
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
    assert terminal.untidied() == []
    assert b"Traceback" not in terminal.output
