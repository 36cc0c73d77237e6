"""How hard a course is to read, as tables for people and as JSON for programs."""

import json
from collections.abc import Iterator, Sequence

from edu.authoring.reading import listed
from edu.checking.ease import CourseEase, Ease
from edu.checking.rules.language import MOST_PASSIVE
from edu.checking.rules.lessons import AIM_GRADE, AIM_SENTENCE, AIM_SMOG, LONGEST, SHORTEST
from edu.checking.rules.texts import LONGEST_SENTENCE
from edu.exchange.table import Cell, Report, Table

VERSION = 1
_AIMS = {
    "words": f"{SHORTEST}-{LONGEST}",
    "sent.": "",
    "mean": f"{AIM_SENTENCE}",
    "max": f"{LONGEST_SENTENCE}",
    "grade": f"{AIM_GRADE}",
    "SMOG": f"{AIM_SMOG}",
    "raw": "",
    "passive": f"{MOST_PASSIVE:.0%}",
    "jargon": "0",
}
"""What each column aims at; those without an aim are there to compare."""
_NAMES = tuple(_AIMS)
_ALL = frozenset(_NAMES)
_COUNTS = frozenset({"mean", "max", "jargon"})
"""What can be judged in a single question."""
_LEGEND = (
    "sent.: sentences. mean, max: words in a sentence on average, and in the longest one. grade: Flesch-Kincaid."
    " SMOG: without the words of the glossary; raw: with them. passive: share of the sentences. jargon: words that"
    " nothing explains. ~: rough, for there are under thirty sentences. !: outside the aim."
)
_SHORT = "Questions are too short for the formulas, so that words and sentences count there."


def ease_report(title: str, language: str, ease: CourseEase, *, questions: bool) -> Report:
    """A table of the lessons and one of the quizzes; with `questions`, one of each quiz besides."""
    tables = [_lessons(ease.lessons), _quizzes([whole for whole, _ in ease.quizzes])]
    if questions:
        tables += [_questions(whole, each) for whole, each in ease.quizzes]
    return Report(
        title=f"{title}: how easy it is to read",
        language=language,
        lead=(_verdict(tables),),
        points=tuple(_points(ease)),
        tables=tuple(tables),
        legend=(*([_SHORT] if questions else []), _LEGEND),
    )


def ease_json(course: str, ease: CourseEase) -> str:
    """What it holds is stable: fields are added, never changed."""
    quizzes = [_as_json(whole) | {"questions": [_as_json(each) for each in asked]} for whole, asked in ease.quizzes]
    said = {
        "version": VERSION,
        "course": course,
        "lessons": [_as_json(each) for each in ease.lessons],
        "quizzes": quizzes,
    }
    return json.dumps(said, indent=1)


def _verdict(tables: Sequence[Table]) -> str:
    """What to mend, before anything else is said."""
    marked: dict[tuple[str, ...], list[str]] = {}
    for table in tables:
        for row in table.rows:
            columns = tuple(head.text for head, cell in zip(table.heads, row, strict=True) if cell.marked)
            marked.setdefault(columns, []).append(row[0].text)
    number = sum(len(columns) * len(names) for columns, names in marked.items())
    if not number:
        return "Everything is within the aims."
    said = "; ".join(
        f"{listed(columns, 'and')} of {listed(names, 'and')}" for columns, names in marked.items() if columns
    )
    return f"{number} {'thing is' if number == 1 else 'things are'} outside the aims: {said}."


def _points(ease: CourseEase) -> Iterator[str]:
    for each in (*ease.lessons, *(whole for whole, _ in ease.quizzes)):
        if each.jargon and each.for_patients:
            yield f"Not explained in {each.path}: {', '.join(each.jargon)}."


def _lessons(lessons: Sequence[Ease]) -> Table:
    return _table("Lessons", [_row(each, each.title, _ALL) for each in lessons], _ALL)


def _quizzes(quizzes: Sequence[Ease]) -> Table:
    return _table("Quizzes", [_row(each, each.id, _ALL - {"words"}) for each in quizzes], _ALL - {"words"})


def _questions(quiz: Ease, questions: Sequence[Ease]) -> Table:
    return _table(f"Questions of {quiz.id}", [_row(each, each.id, _COUNTS) for each in questions], _COUNTS)


def _table(title: str, rows: Sequence[tuple[Cell, ...]], judged: frozenset[str]) -> Table:
    aims = (Cell(_AIMS[name] if name in judged else "") for name in _NAMES)
    return Table(title=title, heads=(Cell(""), *map(Cell, _NAMES)), rows=(*rows, (Cell("Aim"), *aims)))


def _row(ease: Ease, name: str, judged: frozenset[str]) -> tuple[Cell, ...]:
    """What is over its aim is marked, unless trainees alone read it."""
    read = ease.read
    about = "~" if read.rough else ""
    said = {
        "words": (f"{ease.length}", not SHORTEST <= ease.length <= LONGEST),
        "sent.": (f"{read.sentences}", False),
        "mean": (f"{read.mean_sentence:.1f}", read.mean_sentence > AIM_SENTENCE),
        "max": (f"{read.longest_sentence}", read.longest_sentence > LONGEST_SENTENCE),
        "grade": (f"{about}{read.fkgl:.1f}", read.fkgl > AIM_GRADE),
        "SMOG": (f"{about}{read.smog_without_taught:.1f}", read.smog_without_taught > AIM_SMOG),
        "raw": (f"{about}{read.smog:.1f}", False),
        "passive": (f"{read.passive_share:.0%}", read.passive_share > MOST_PASSIVE),
        "jargon": (f"{len(ease.jargon)}", bool(ease.jargon)),
    }
    cells = (Cell(said[each][0], marked=ease.for_patients and each in judged and said[each][1]) for each in _NAMES)
    return Cell(name if ease.for_patients else f"{name} (trainees)"), *cells


def _as_json(ease: Ease) -> dict[str, object]:
    read = ease.read
    return {
        "id": ease.id,
        "title": ease.title,
        "path": ease.path,
        "line": ease.line,
        "for_patients": ease.for_patients,
        "words": ease.length,
        "sentences": read.sentences,
        "mean_sentence": round(read.mean_sentence, 2),
        "longest_sentence": read.longest_sentence,
        "longest_text": read.longest_text,
        "fkgl": round(read.fkgl, 2),
        "smog": round(read.smog, 2),
        "smog_without_taught": round(read.smog_without_taught, 2),
        "passive_share": round(read.passive_share, 3),
        "rough": read.rough,
        "jargon": list(ease.jargon),
    }
