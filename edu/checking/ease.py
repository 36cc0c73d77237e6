"""How hard each lesson, quiz and question of a course is to read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edu.authoring.load import Loaded
from edu.checking.context import Context, context_of
from edu.checking.english.jargon import jargon
from edu.checking.english.readability import Readability, measure
from edu.checking.item import Item
from edu.checking.lesson_text import lesson_text
from edu.checking.phrase import Phrase
from edu.checking.quiz_text import quiz_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Ease:
    """Of one part of a course."""

    id: str
    title: str
    path: str
    """Of its file, as problems say it."""
    line: int
    for_patients: bool
    read: Readability
    length: int
    """Words that count: of a lesson those of main point, text and key points."""
    jargon: tuple[str, ...]
    """Words that patients may not know, and that nothing explains."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseEase:
    """Of a whole course."""

    lessons: tuple[Ease, ...]
    quizzes: tuple[tuple[Ease, tuple[Ease, ...]], ...]
    """Each quiz as a whole, with its questions."""


def ease_of(loaded: Loaded) -> CourseEase:
    """Of every lesson, quiz and question that could be read."""
    context = context_of(loaded)
    return CourseEase(lessons=tuple(_lessons(loaded, context)), quizzes=tuple(_quizzes(loaded, context)))


def _lessons(loaded: Loaded, context: Context) -> Iterator[Ease]:
    for file in loaded.lessons:
        lesson = lesson_text(file, context)
        if lesson:
            yield Ease(
                id=lesson.lesson.id,
                title=lesson.lesson.title,
                path=file.shown,
                line=lesson.place("title").line,
                for_patients=lesson.for_patients,
                read=lesson.ease,
                length=measure(lesson.core).words,
                jargon=_jargon(lesson.said, context),
            )


def _quizzes(loaded: Loaded, context: Context) -> Iterator[tuple[Ease, tuple[Ease, ...]]]:
    for file in loaded.quizzes:
        quiz = quiz_text(file, context)
        if quiz and quiz.items:
            whole = _ease(quiz.quiz.id, quiz.quiz.title, quiz.said, quiz.items[0], 1)
            yield whole, tuple(_question(item) for item in quiz.items)


def _question(item: Item) -> Ease:
    return _ease(item.question.id, item.question.prompt, item.said, item, item.node.line)


def _ease(id: str, title: str, said: Sequence[Phrase], item: Item, line: int) -> Ease:
    read = measure([phrase.text for phrase in said], item.context.explained)
    return Ease(
        id=id,
        title=title,
        path=item.file.shown,
        line=line,
        for_patients=item.for_patients,
        read=read,
        length=read.words,
        jargon=_jargon(said, item.context),
    )


def _jargon(said: Sequence[Phrase], context: Context) -> tuple[str, ...]:
    return tuple(hard.said for hard in jargon(said, context.explained_words))
