"""What a code stands for: a page for one of them, a line each for many."""

from collections.abc import Collection, Iterator, Mapping

from edu.checking.catalogue import Explanation
from edu.checking.ignores import can_be_ignored
from edu.checking.mendable import MENDED
from edu.checking.report.cells import filled
from edu.checking.report.example import LONG, example
from edu.checking.report.piece import Piece, Style
from edu.checking.report.text import STYLES
from edu.checking.selection import matching

EVERY = "all"
_WIDEST = 80
_GROUPS = {
    "0": "Reading a file",
    "1": "What a file may hold",
    "2": "How a question is written",
    "3": "Safety and sources",
    "4": "Language and lessons",
    "5": "The course as a whole",
    "6": "Before a release (only with --release)",
}
_MENDED_MARK = "+"


def explain(said: str, explained: Mapping[str, Explanation], width: int) -> list[Piece]:
    """A page on a code, or a list of those that begin so; of several when there are commas between them.

    Raises UsageError for what is no code.
    """
    words = [word for word in said.split(",") if word.strip()] or [said]
    codes = {
        code for word in words for code in (explained if word.strip().lower() == EVERY else matching(word, explained))
    }
    if len(codes) == 1:
        return list(_page(explained[next(iter(codes))], min(width, _WIDEST)))
    return list(_list([each for code, each in explained.items() if code in codes], width))


def _page(rule: Explanation, width: int) -> Iterator[Piece]:
    yield Piece(f"{rule.code} {rule.level}", STYLES[rule.level])
    yield Piece(": ")
    yield from _lines(rule.finds, width, first=len(f"{rule.code} {rule.level}: "), style=Style.STRONG)
    yield from _part("Why", rule.why, width)
    if rule.source:
        yield from _part("Source", rule.source, width)
    yield Piece("\nInstead of\n", Style.STRONG)
    yield from example(rule.bad, rule.good, Style.ERROR, width, folded=rule.bad.count("\n") > LONG)
    yield Piece("\nWrite\n", Style.STRONG)
    yield from example(rule.good, rule.bad, Style.GOOD, width, folded=True)
    yield from _part("What can be done", " ".join(_remedies(rule)), width)


def _remedies(rule: Explanation) -> Iterator[str]:
    if rule.code in MENDED:
        yield "`edu check --fix` mends it where it is plain what is meant."
    else:
        yield "It has to be mended by hand; `--fix` leaves it alone."
    if can_be_ignored(rule.code):
        yield (
            f"To keep a text as it is, say why at the end of its line: `# edu: ignore[{rule.code}] the reason`, and in "
            f"the text of a lesson `<!-- edu: ignore[{rule.code}] the reason -->`."
        )
    else:
        yield "It cannot be ignored."


def _part(heading: str, text: str, width: int) -> Iterator[Piece]:
    yield Piece(f"\n{heading}\n", Style.STRONG)
    yield Piece("  ")
    yield from _lines(text, width, first=2, indent=2)


def _lines(text: str, width: int, *, first: int, indent: int = 4, style: Style = Style.PLAIN) -> Iterator[Piece]:
    """A text in lines, the first of which has `first` cells before it."""
    words = ["x" * (first - 1), *text.split()]
    for number, line in enumerate(filled(words, width, indent)):
        said = " ".join(words[each] for each in line if each)
        yield Piece(f"{' ' * indent if number else ''}{said}\n", style)


def _list(rules: Collection[Explanation], width: int) -> Iterator[Piece]:
    group = ""
    for rule in rules:
        if rule.code[1] != group:
            yield Piece(f"{'' if not group else chr(10)}{_GROUPS[rule.code[1]]}\n", Style.STRONG)
            group = rule.code[1]
        yield Piece(f"  {rule.code}", STYLES[rule.level])
        yield Piece(f" {_MENDED_MARK if rule.code in MENDED else ' '} ", Style.GOOD)
        yield from _lines(rule.finds, width, first=9, indent=9)
    if any(rule.code in MENDED for rule in rules):
        yield Piece(f"\n{_MENDED_MARK} `edu check --fix` mends it where it is plain what is meant.\n", Style.QUIET)
