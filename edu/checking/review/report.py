"""What two raters found, as plain text of 80 columns. Only for sheets on which nothing is open."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from textwrap import wrap

from edu.checking.review.form import Form
from edu.checking.review.score import Agreement, Score, agreement, scores
from edu.checking.review.sheet import Row, Sheet, differing, judged

_WIDTH = 80


def report(form: Form, first: Sheet, second: Sheet) -> str:
    """Scores of each, how far they agree, and the rows to talk through."""
    lessons = len(first.rated.lessons)
    lines = [
        form.title,
        f"{first.rated.course} {first.rated.version}, {lessons} lesson{'' if lessons == 1 else 's'}",
    ]
    for sheet in (first, second):
        lines += ["", f"{sheet.rater}, {sheet.signed}", *(_score(form, each) for each in scores(form, sheet.marks))]
    lines += ["", "Agreement", *_agreements(first, second)]
    lines += ["", *_to_talk_through(form, first, second)]
    return "\n".join(lines)


def _score(form: Form, score: Score) -> str:
    """One scale, as in `  Actionability      5 of 6    83 %`."""
    passes = ""
    if form.passes is not None:
        passes = f"   {'passes' if score.percent >= form.passes else 'does not pass'} ({form.passes} or more)"
    return f"  {score.scale:<18} {_of(score.points, score.possible)}   {_percent(score.percent)}{passes}"


def _agreements(first: Sheet, second: Sheet) -> Iterator[str]:
    """Over all rows, and apart for those where both saw the same suggestion, which makes people agree."""
    every = list(first.marks.values()), list(second.marks.values())
    counted, alone = judged(first, second, counted=True), judged(first, second, counted=False)
    for name, (ours, theirs) in {"all rows": every, "with a suggestion": counted, "without one": alone}.items():
        if ours:
            yield _agreement(name, agreement(ours, theirs))
    yield from _paragraph(
        "Kappa is 1 where two agree on every row, and 0 where they agree as often as chance alone would have it. It is "
        "not defined where both give one and the same answer throughout. The rows without a suggestion show best how "
        "far two people agree."
    )


def _agreement(name: str, found: Agreement) -> str:
    kappa = "not defined" if found.kappa is None else f"{float(found.kappa):.2f}"
    return f"  {name:<18} {_of(found.same, found.rows)}   {_percent(found.percent)}   Cohen's kappa {kappa}"


def _to_talk_through(form: Form, first: Sheet, second: Sheet) -> Iterator[str]:
    pairs = differing(first, second)
    if pairs:
        yield "To talk through"
        for one, other in pairs:
            yield from _pair(form, (first, one), (second, other))
        yield ""
        yield from _paragraph(
            "Talk these rows through, and agree on one answer each. The score to report is the one of the answers that "
            "you agree on, not the mean of the two.",
            indent="",
        )
    else:
        yield "You agree on every row: there is nothing to talk through."
    yield from _paragraph(
        f"{form.title} says how clear the lessons are. It does not say whether they are right, or safe.", indent=""
    )


def _pair(form: Form, *rated: tuple[Sheet, Row]) -> Iterator[str]:
    item = rated[0][1].item
    yield from ["", *_paragraph(item.says, first=f"  {item.number:>2}. ")]
    for sheet, row in rated:
        yield f"      {sheet.rater}: {form.word(row.mark)}  {sheet.path}:{row.line}"
        yield from _paragraph(" ".join(row.note.split()), first=" " * 8) if row.note else ()


def _of(some: int, every: int) -> str:
    return f"{some:>2} of {every:<2}"


def _percent(share: Fraction) -> str:
    return f"{float(share):>3.0f}%"


def _paragraph(text: str, *, indent: str = "  ", first: str = "") -> Iterable[str]:
    more = " " * len(first) if first else indent
    return wrap(text, _WIDTH, initial_indent=first or indent, subsequent_indent=more, break_on_hyphens=False)
