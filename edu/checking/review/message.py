"""What is said and asked for: purpose, main message, things to do, what is not known. Each a look at one item."""

from collections.abc import Iterator

from edu.checking.review.evidence import Evidence, count, shown, yes
from edu.checking.review.findings import Findings
from edu.checking.review.form import Mark
from edu.problems import quoted

_FIRST = "The main point is the first thing on the first page of a lesson."


def purpose(found: Findings) -> Evidence:
    """Titles and main points, which come first."""
    return Evidence(("Each lesson opens with its title and its main point:", *_main_points(found)))


def one_message(found: Findings) -> Evidence:
    """One lesson has one main point; whether several have one in common, a person has to say."""
    if len(found.lessons) == 1:
        return Evidence(("The lesson has one main point:", *_main_points(found)), Mark.YES)
    return Evidence(("Each lesson has a main point. Is there one over all of them?", *_main_points(found)))


def message_first(found: Findings) -> Evidence:
    return Evidence((_FIRST,), Mark.YES if len(found.lessons) == 1 else Mark.OPEN)


def summed_up_first(_: Findings) -> Evidence:
    """Whether that is what readers need most, a person has to say."""
    return Evidence((_FIRST,))


def message_set_off(found: Findings) -> Evidence:
    says = "The app shows the main point of a lesson in bold type, with a heavy frame around it."
    return Evidence((says,), Mark.YES if len(found.lessons) == 1 else Mark.OPEN)


def things_to_do(found: Findings) -> Evidence:
    if not found.acts:
        return Evidence(("No sentence was found that starts with something to do.",))
    says = f"{count(len(found.acts), 'sentence')} starting with something to do:"
    return Evidence((says, *shown(found.acts)), Mark.YES)


def speaks_to_the_reader(found: Findings) -> Evidence:
    if found.indirect:
        return Evidence(("These sentences say what somebody should do:", *shown(found.indirect)))
    if not found.acts:
        return things_to_do(found)
    return Evidence(('No sentence was found such as "Patients should ...".',), Mark.YES)


def steps(found: Findings) -> Evidence:
    if not found.acts:
        return things_to_do(found)
    return Evidence((f"{count(len(found.acts), 'sentence')} of that kind: see row 20.",))


def recommendations(found: Findings) -> Evidence:
    if not found.acts:
        return things_to_do(found)
    return Evidence((f"{count(len(found.acts), 'sentence')} of that kind: see row 5.",), Mark.YES)


def tools(found: Findings) -> Evidence:
    lines = []
    for lesson in found.lessons:
        asks, checks = len(lesson.lesson.ask_clinic), len(lesson.lesson.say_it_back.checklist)
        lines.append(f"- {found.place(lesson, 'ask_clinic')}\n{count(asks, 'question')}, {count(checks, 'check')}")
    has_both = all(lesson.lesson.ask_clinic and lesson.lesson.say_it_back.checklist for lesson in found.lessons)
    return Evidence(
        ("Questions to ask the clinic, and a list to check one's own words by:", *lines), yes(when=has_both)
    )


def known_and_unknown(found: Findings) -> Evidence:
    if not found.unknown:
        return Evidence(("No sentence was found that says what is known or not known.",))
    return Evidence(("These sentences say what is known, or that something is not:", *shown(found.unknown)))


def _main_points(found: Findings) -> Iterator[str]:
    for lesson in found.lessons:
        yield f"- {found.place(lesson, 'main_point')}\n{lesson.lesson.title}: {quoted(lesson.lesson.main_point, 500)}"
