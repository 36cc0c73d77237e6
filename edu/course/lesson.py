"""A lesson: one main point, a few chunks under headings, key points, and a chance to say it back."""

from msgspec import Struct

from edu.course.ids import ClaimId, LessonId, ObjectiveId


class Chunk(Struct, frozen=True, kw_only=True):
    """One screenful: a heading and Markdown under it, with its marks of origin (see `course.prose`)."""

    heading: str
    body: str
    line: int
    """1-based line of the heading in the lesson's file."""


class SayItBack(Struct, frozen=True, kw_only=True):
    """A prompt for the reader's own words, then a model answer to compare with. Never marked."""

    prompt: str
    model_answer: str
    checklist: tuple[str, ...] = ()


class Lesson(Struct, frozen=True, kw_only=True):
    """What one lesson says."""

    id: LessonId
    title: str
    minutes: int
    main_point: str
    chunks: tuple[Chunk, ...]
    key_points: tuple[str, ...]
    ask_clinic: tuple[str, ...]
    say_it_back: SayItBack
    objectives: tuple[ObjectiveId, ...] = ()
    supports: tuple[ClaimId, ...] = ()
    """Claims that the main point and the key points rest on."""
