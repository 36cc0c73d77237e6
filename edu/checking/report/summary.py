"""What a report comes to, in a few sentences below it."""

from collections.abc import Iterator, Sequence

from edu.checking.mendable import safe_fix
from edu.problems import Level, Problem


def counts(problems: Sequence[Problem]) -> str:
    """How many there are of each kind."""
    errors = sum(problem.level is Level.ERROR for problem in problems)
    return f"{count(errors, 'error')}, {count(len(problems) - errors, 'warning')}"


def count(number: int, what: str, several: str = "s") -> str:
    """A number of things, with the ending of several of them."""
    return f"{number} {what}{'' if number == 1 else several}"


def start(problems: Sequence[Problem]) -> str:
    """Which of them to look at first: an error where there is one."""
    first = next((problem for problem in problems if problem.level is Level.ERROR), problems[0])
    place = ":".join(str(part) for part in (first.path, first.line, first.column) if part is not None)
    return f"Start with {place}; `edu check --explain {first.code}` says why."


def mendable(problems: Sequence[Problem], command: str) -> str:
    """How many can be mended by a command, where any can."""
    number = sum(safe_fix(problem) is not None for problem in problems)
    return f"{command} mends {number} of them." if number else ""


def to_decide(problems: Sequence[Problem], mended: int) -> Iterator[str]:
    """What is to be said after mending of the problems that are left."""
    if not mended:
        yield "Nothing can be mended without asking you."
    number = sum(bool(problem.fixes) and safe_fix(problem) is None for problem in problems)
    if number:
        more = " more" if mended else ""
        yield f"{number}{more} {'has' if number == 1 else 'have'} a suggestion that you decide on."
