"""The five minutes' path from the first screen to a saved sheet, with the mouse alone."""

from edu.assessment.mastery import Standing
from edu.course.course import Course, LessonStep
from tests.walk.mouse import MousePatient
from tests.walk.place import Place


def test_the_mouse_alone_is_enough(place: Place, course: Course) -> None:
    path = next(path for path in course.paths if path.id == "five-minutes")
    lessons = [course.lessons[step.lesson].title for step in path.steps if isinstance(step, LessonStep)]
    with place.start() as terminal:
        patient = MousePatient(terminal, course)
        patient.see("Look around as a guest")
        patient.click("Start")
        patient.see("Start: ")
        patient.click("p Paths")
        patient.see("Which path?")
        patient.click(path.title)
        terminal.wait_gone("Which path?")
        for number, title in enumerate(lessons, 1):
            patient.click(f"Start: Lesson {number} of 3" if number == 1 else "Go on: ")
            patient.read_lesson(title)
            look_when_to_call(patient)
            patient.answer_all()
            patient.see("Ready")
        patient.click("Take-home sheet")
        patient.see("Save as plain text")
        patient.click("Save as plain text")
        patient.see("Saved:")
        patient.click("Esc")
        patient.see("All questions again")
        patient.click("Esc")
        patient.see("You have done every step")
        patient.click("q Quit")
        assert terminal.wait() == 0
        assert terminal.untidied() == []
        assert b"Traceback" not in terminal.output
        asked = [question for question, _ in patient.acknowledged]
    assert [question for question, _ in place.answers()] == asked
    assert place.standings() == [(step.key, Standing.READY) for step in path.steps]
    assert "When to call" in place.saved(".txt")


def look_when_to_call(patient: MousePatient) -> None:
    """The bar at the top opens the signs, and closing them gives the question back."""
    question = patient.question()
    patient.click("When to call: F2")
    patient.see("Call your clinic or a doctor if")
    patient.click_act("Close")
    terminal = patient.terminal
    terminal.wait_gone("Call your clinic or a doctor if")
    assert patient.question() == question
