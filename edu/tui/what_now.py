"""What can be done about the question on the screen as it stands, in words and as keys."""

from edu.assessment.certainty import Certainty
from edu.assessment.response import DontKnow, invalid
from edu.course.question import Rating, Reflection, is_marked
from edu.tui.sitting import Sitting

_sure = {None: "not said", Certainty.GUESS: "a guess", Certainty.FAIRLY: "fairly sure", Certainty.SURE: "sure"}


def acts(sitting: Sitting) -> list[tuple[str, str]]:
    """Label and action of each act; the first is the main one."""
    if sitting.tried:
        return [("Try again", "screen.try_again"), ("Show the answer", "screen.give_up")]
    listed = [(_main_label(sitting), "screen.check" if sitting.is_open else "screen.go_on")]
    if sitting.has_hint:
        listed.append(("Hint", "screen.hint"))
    if _may_say_how_sure(sitting):
        listed.append((f"How sure: {_sure[sitting.certainty]}", "screen.sure"))
    return listed


def _main_label(sitting: Sitting) -> str:
    if not sitting.is_open:
        return "See the result" if sitting.session.finished else "Next"
    match sitting.question:
        case Reflection() | Rating() if not sitting.draft.touched:
            return "Go on without"
        case Reflection():
            return "Compare"
        case Rating():
            return "Next"
        case _:
            return "Next" if sitting.at_end else "Check"


def _may_say_how_sure(sitting: Sitting) -> bool:
    return sitting.is_open and is_marked(sitting.question)


def allowed(sitting: Sitting) -> dict[str, bool]:
    """Which actions make sense now; what is not named always does."""
    return {
        "check": sitting.is_open,
        "go_on": not sitting.is_open and not sitting.tried,
        "try_again": sitting.tried,
        "give_up": sitting.tried,
        "hint": sitting.has_hint,
        "sure": _may_say_how_sure(sitting),
        "lesson": not sitting.is_open and sitting.session.quiz.lesson is not None,
    }


def wants_certainty(sitting: Sitting) -> bool:
    """Whether the answer is complete but for how sure one is."""
    return (
        sitting.session.wants_certainty()
        and sitting.certainty is None
        and not isinstance(sitting.draft.response(), DontKnow)
    )


def objection(sitting: Sitting) -> str | None:
    """Why the answer cannot be taken as it stands, as a sentence to the person."""
    response = sitting.draft.response()
    if why := invalid(sitting.question, response):
        return why
    if sitting.tries and sitting.tries[-1].response == response:
        return 'That is what you answered before. Change something first, or choose "I don\'t know yet".'
    if wants_certainty(sitting):
        return "Say how sure you are first: press s."
    return None


def goes_without(sitting: Sitting) -> bool:
    """Whether the next question would come with nothing done about this one."""
    return isinstance(sitting.question, Rating) and not sitting.draft.touched


def says_nothing(sitting: Sitting) -> bool:
    """Whether there is nothing to say about any answer to the question."""
    return isinstance(sitting.question, Rating) and not sitting.question.explanation
