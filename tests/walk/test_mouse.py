"""The five minutes' path from the first screen to a saved sheet, with the mouse alone."""

from edu.assessment.mastery import Standing
from edu.course.course import Course, LessonStep
from edu.course.question import Reflection
from tests.walk.patient import Patient, Place


def test_the_mouse_alone_is_enough(place: Place, course: Course) -> None:
    path = next(path for path in course.paths if path.id == "five-minutes")
    with place.start() as terminal:
        patient = Patient(terminal, course)
        patient.see("Look around as a guest")
        patient.click("Start")
        patient.see("Start: ")
        patient.click("p Paths")
        patient.see("Which path?")
        patient.click(path.title)
        patient.see("Start: Lesson 1 of 3")
        patient.terminal.wait_gone("Which path?")
        patient.click("Start: Lesson 1 of 3")
        for step in path.steps:
            assert isinstance(step, LessonStep)
            lesson = course.lessons[step.lesson]
            patient.read_lesson(lesson.title, turn=lambda: patient.click("▶ Next"))
            patient.click("Check your understanding")
            answer_all(patient)
            patient.see("Ready")
            if step is not path.steps[-1]:
                patient.click("Go on: ")
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
        assert [answer[0] for answer in place.answers()] == [answer[0] for answer in patient.acknowledged]
    (saved,) = (place.home / "Documents").iterdir()
    assert "WHEN TO CALL" in saved.read_text(encoding="utf-8").upper()
    assert place.rows("SELECT standing FROM attempt") == [(Standing.READY,)] * len(path.steps)


def answer_all(patient: Patient) -> None:
    for number in range(1, 20):
        question = patient.question()
        if number == 1:
            look_when_to_call(patient)
            assert patient.question() == question
        patient.click_answer(question)
        patient.click("  Go on without" if isinstance(question, Reflection) else "  Check")
        patient.acknowledge(question)
        if not patient.go_on(lambda: patient.click("▶ See the result" if at_last(patient) else "▶ Next")):
            return
    raise AssertionError("the quiz does not end")


def at_last(patient: Patient) -> bool:
    return "▶ See the result" in patient.terminal.screen()


def look_when_to_call(patient: Patient) -> None:
    """The bar at the top opens the signs, and closing them gives the question back."""
    patient.click("When to call: F2")
    patient.see("Call your clinic or a doctor if", "Close")
    patient.click("Close")
    patient.terminal.wait_gone("Call your clinic or a doctor if")
