"""Which codes a check is asked for: `--select W2,E301` and `--ignore W241`, by code or by how codes begin."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from edu.checking.ignores import can_be_ignored
from edu.errors import UsageError
from edu.problems import Problem

RELEASE = "E6"
"""How the codes begin that are looked for only with `--release`."""
_HINT = "`edu check --explain all` lists the codes."


@dataclass(frozen=True, slots=True)
class Selection:
    """What is reported. What keeps a file from being read is always part of it, for it hides everything else."""

    codes: frozenset[str]

    def holds(self, problem: Problem) -> bool:
        return problem.code in self.codes or not can_be_ignored(problem.code)


def selection(select: Iterable[str], ignore: Iterable[str], known: Collection[str], *, release: bool) -> Selection:
    """Raises UsageError for what is no code, cannot be ignored, or is not looked for."""
    selected, ignored = list(_words(select)), list(_words(ignore))
    wanted = _all(selected, known, lambda code: release or not code.startswith(RELEASE), _only_at_release)
    unwanted = _all(ignored, known, can_be_ignored, _cannot_be_ignored)
    return Selection((wanted if selected else frozenset(known)) - unwanted)


def matching(said: str, known: Collection[str]) -> frozenset[str]:
    """The codes that are said by one of them, or by how they begin. Raises UsageError when there are none."""
    beginning = said.strip().upper().rstrip("X")
    found = frozenset(code for code in known if code.startswith(beginning)) if beginning else frozenset()
    if not found:
        raise UsageError(f"There is no code {said.strip()}{_guess(beginning, known)} {_HINT}")
    return found


def _words(said: Iterable[str]) -> Iterator[str]:
    return (word for each in said for word in each.split(",") if word.strip())


def _all(
    said: Iterable[str], known: Collection[str], possible: Callable[[str], bool], refuse: Callable[[str], UsageError]
) -> frozenset[str]:
    """Those of the codes that are possible; where none of a word's is, it is refused."""
    found: frozenset[str] = frozenset()
    for word in said:
        codes = frozenset(code for code in matching(word, known) if possible(code))
        if not codes:
            raise refuse(word.strip())
        found |= codes
    return found


def _only_at_release(word: str) -> UsageError:
    return UsageError(f"{word} is looked for only with --release; add it.")


def _cannot_be_ignored(word: str) -> UsageError:
    return UsageError(f"{word} cannot be ignored: it has to be mended before anything else can be relied on.")


def _guess(wrong: str, known: Collection[str]) -> str:
    from difflib import get_close_matches

    meant = next(iter(get_close_matches(wrong, sorted(known), n=1, cutoff=0.7)), "")
    return f"; did you mean {meant}?" if meant else "."
