"""What is taught where, and what is asked: lessons against objectives, critical ideas and claims, as one value."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import assert_never

from edu.checking.context import CONTESTED
from edu.checking.identity import Same
from edu.course.course import CheckStep, Claim, Course, LessonStep, QuizStep, Step
from edu.course.ids import ClaimId, LessonId, ObjectiveId, QuizId
from edu.course.lesson import Lesson
from edu.course.prose import Bullet, Paragraph, blocks
from edu.course.question import Interaction, Question, can_be_drawn, steps_of
from edu.course.quiz import Audience, Quiz

SAME_AS = "same-as"
MAY_BE_LEFT_OUT = CONTESTED | frozenset(
    "ambiguous background contradicts doubtful-science outcome-promise overstated-if-unqualified trainee-detail".split()
)
"""Flags of claims that patients need not be taught."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question that a path leads to."""

    question: Interaction
    story: Question
    """The scenario that it is a step of, or the question itself."""
    quiz: QuizId
    lesson: LessonId | None
    """The one that its quiz follows; None in a check, and in a quiz that stands alone or is only drawn from."""

    @property
    def objective(self) -> ObjectiveId | None:
        return self.question.objective or self.story.objective

    @property
    def supports(self) -> frozenset[ClaimId]:
        return frozenset({*self.question.supports, *self.story.supports})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing that can be taught and asked."""

    name: str
    title: str
    taught: frozenset[LessonId]
    """The lessons on a path that teach it."""
    asked: tuple[Asked, ...]
    needed: bool = True
    """Whether something is missing when it is neither taught nor asked."""
    claims: tuple[ClaimId, ...] = ()
    """Those that say this, where it is a claim; the first is its name."""

    def count(self, lesson: LessonId | None) -> int:
        """How many questions ask for it after a lesson; None stands for the checks."""
        return sum(asked.lesson == lesson for asked in self.asked)


class Coverage:
    """Of one course. Not frozen only because its parts are made when they are first wanted."""

    def __init__(self, course: Course) -> None:
        self.course = course

    @cached_property
    def lessons(self) -> tuple[Lesson, ...]:
        """Those that a path leads to, in order."""
        steps = (step for path in self.course.paths for step in path.steps if isinstance(step, LessonStep))
        return tuple(self.course.lessons[lesson] for lesson in dict.fromkeys(step.lesson for step in steps))

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """Every question that a path leads to, or can draw, in reading order; of a scenario its steps."""
        steps = [step for path in self.course.paths for step in path.steps]
        after = {step.quiz: step.lesson for step in steps if isinstance(step, LessonStep) and step.quiz}
        reached = {quiz for step in steps for quiz in quizzes_of(step)}
        drawn = {pool for quiz in reached for pool in pools_of(self.course.quizzes[quiz])}
        return tuple(
            Asked(question=step, story=question, quiz=quiz.id, lesson=after.get(quiz.id))
            for quiz, question in self.course.questions()
            if quiz.id in reached or (quiz.id in drawn and can_be_drawn(question))
            for step in steps_of(question)
        )

    @cached_property
    def objectives(self) -> tuple[Row, ...]:
        asked = self._asked_by(lambda asked: (asked.objective,))
        taught = self._taught_by(lambda lesson: lesson.objectives)
        return tuple(
            Row(name=name, title=each.title, taught=taught.get(name, _NOWHERE), asked=asked.get(name, ()))
            for name, each in self.course.objectives.items()
        )

    @cached_property
    def ideas(self) -> tuple[Row, ...]:
        """The critical ideas; only critical questions ask for them."""
        asked = self._asked_by(lambda asked: (asked.question.idea,) if asked.question.critical else ())
        on_paths = {lesson.id for lesson in self.lessons}
        return tuple(
            Row(name=name, title=each.title, taught=frozenset({each.lesson} & on_paths), asked=asked.get(name, ()))
            for name, each in self.course.ideas.items()
        )

    @cached_property
    def claims(self) -> tuple[Row, ...]:
        """Those that say the same are one."""
        asked = self._asked_by(lambda asked: {self.first_of[claim] for claim in asked.supports})
        taught = self._taught_by(lambda lesson: {self.first_of[claim] for claim in _claims_of(lesson)})
        together: dict[ClaimId, list[Claim]] = {}
        for claim in self.course.claims.values():
            together.setdefault(self.first_of[claim.id], []).append(claim)
        return tuple(
            Row(
                name=first,
                title=claims[0].says,
                taught=taught.get(first, _NOWHERE),
                asked=asked.get(first, ()),
                needed=self._has_trainees or not all(map(_may_be_left_out, claims)),
                claims=tuple(claim.id for claim in claims),
            )
            for first, claims in together.items()
        )

    @cached_property
    def first_of(self) -> Mapping[ClaimId, ClaimId]:
        """For each claim the first of those that say the same."""
        first = {claim: claim for claim in self.course.claims}

        def root(claim: ClaimId) -> ClaimId:
            while first[claim] != claim:
                claim = first[claim]
            return claim

        for claim in self.course.claims.values():
            for same in (ClaimId(value) for kind, value in map(_split, claim.flags) if kind == SAME_AS):
                if same in first:
                    one, other = sorted((root(claim.id), root(same)))
                    first[other] = one
        return {claim: root(claim) for claim in first}

    @property
    def _has_trainees(self) -> bool:
        return any(path.audience is Audience.TRAINEE for path in self.course.paths)

    def _asked_by(self, names: Callable[[Asked], Iterable[str | None]]) -> Mapping[str, tuple[Asked, ...]]:
        found: dict[str, list[Asked]] = {}
        for asked in self.asked:
            for name in names(asked):
                if name is not None:
                    found.setdefault(name, []).append(asked)
        return {name: tuple(questions) for name, questions in found.items()}

    def _taught_by(self, names: Callable[[Lesson], Iterable[str]]) -> Mapping[str, frozenset[LessonId]]:
        found: dict[str, set[LessonId]] = {}
        for lesson in self.lessons:
            for name in names(lesson):
                found.setdefault(name, set()).add(lesson.id)
        return {name: frozenset(lessons) for name, lessons in found.items()}


def coverage_of(course: Course) -> Coverage:
    """Of the same course, the same value: several rules ask for it."""
    return _coverage(Same(course))


@lru_cache(maxsize=1)
def _coverage(course: Same[Course]) -> Coverage:
    return Coverage(course.value)


def quizzes_of(step: Step) -> tuple[QuizId, ...]:
    """The quizzes that a step of a path asks, or may ask."""
    match step:
        case LessonStep(quiz=quiz):
            return (quiz,) if quiz else ()
        case CheckStep(forms=forms):
            return forms
        case QuizStep(quiz=quiz):
            return (quiz,)
        case _:
            assert_never(step)


def pools_of(quiz: Quiz) -> frozenset[QuizId]:
    """The quizzes that it draws from."""
    return frozenset(pool for section in quiz.sections for pool in section.pools)


def _claims_of(lesson: Lesson) -> Iterator[ClaimId]:
    """The claims that a lesson teaches, or tempers."""
    yield from lesson.supports
    for chunk in lesson.chunks:
        for block in blocks(chunk.body):
            if isinstance(block, Paragraph | Bullet):
                yield from block.origin.claims


def _may_be_left_out(claim: Claim) -> bool:
    return not MAY_BE_LEFT_OUT.isdisjoint(kind for kind, _ in map(_split, claim.flags))


def _split(flag: str) -> tuple[str, str]:
    kind, _, value = flag.partition(":")
    return kind, value


_NOWHERE: frozenset[LessonId] = frozenset()
