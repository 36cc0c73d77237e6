"""The session beside a model of it in plain lists and words, whatever a person does and wherever they are stopped.

The model knows nothing of questions and marks: a step of it is a name, and an answer one of seven words.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from msgspec.structs import replace

from edu.assessment.certainty import Certainty
from edu.assessment.mastery import result
from edu.assessment.replay import back, go_to, missed_questions, replay
from edu.assessment.response import DontKnow, Picked, Response, Skipped, Written
from edu.assessment.session import Answered, Session, answer, settle, start
from edu.course.ids import IdeaId, OptionId, QuestionId, QuizId
from edu.course.parts import END, Choice
from edu.course.question import Question, Reflection, Scenario, Single
from edu.course.quiz import CertaintyUse, Feedback, Quiz, Section

START = datetime(2026, 11, 22, 9, tzinfo=UTC)
PICKED = ("right", "half", "wrong", "careful")
WORTH = {"right": 1.0, "half": 0.5, "wrong": 0.0, "careful": 0.0, "unsure": 0.0}
SURE = {Certainty.GUESS: (1, 0), Certainty.FAIRLY: (2, -2), Certainty.SURE: (3, -6)}
IDEAS = ("sun", "call")


@dataclass(frozen=True)
class Step:
    """What the model knows of a question."""

    name: str
    idea: str = ""
    """Of a critical one."""
    marked: bool = True
    jumps: tuple[tuple[str, str], ...] = ()
    """Where an answer leads, other than on."""

    def question(self, *, points: float = 1.0, reserve: bool = False) -> Single | Reflection:
        if not self.marked:
            return Reflection(id=QuestionId(self.name), prompt=self.name, model_answer="It.")
        jumps = dict(self.jumps)
        return Single(
            id=QuestionId(self.name),
            prompt=self.name,
            critical=bool(self.idea),
            idea=IdeaId(self.idea) if self.idea else None,
            points=points,
            reserve=reserve,
            choices=tuple(
                Choice(
                    id=OptionId(word),
                    text=word,
                    correct=word == "right",
                    feedback="Why.",
                    cautious=word == "careful",
                    credit=0.5 if word == "half" else None,
                    next=QuestionId(jumps[word]) if word in jumps else None,
                )
                for word in PICKED
            ),
        )


@dataclass(frozen=True)
class Item:
    """A question, or a story of several steps."""

    name: str
    steps: tuple[Step, ...]
    points: float = 1.0

    def question(self) -> Question:
        if self.steps[0].name == self.name:
            return self.steps[0].question(points=self.points)
        steps = tuple(step.question() for step in self.steps)
        return Scenario(id=QuestionId(self.name), prompt=self.name, points=self.points, steps=steps)


@st.composite
def steps(draw: st.DrawFn, name: str, later: tuple[str, ...] = ()) -> Step:
    if draw(st.integers(0, 6)) == 0:
        return Step(name, marked=False)
    jumps = draw(st.dictionaries(st.sampled_from(PICKED), st.sampled_from((*later, END)))) if later else {}
    return Step(name, idea=draw(st.sampled_from(("", "sun", *IDEAS))), jumps=tuple(jumps.items()))


@st.composite
def items(draw: st.DrawFn, name: str) -> Item:
    points = draw(st.sampled_from([0.5, 1.0, 2.0]))
    if draw(st.integers(0, 2)):
        step = draw(steps(name))
        return Item(name, (step,), points if step.marked else 1.0)
    names = [f"{name}-{letter}" for letter in "abcd"[: draw(st.integers(2, 4))]]
    return Item(name, tuple(draw(steps(each, tuple(names[at + 1 :]))) for at, each in enumerate(names)), points)


@dataclass
class Given:
    """An answer: the words of all its tries."""

    words: list[str]
    sure: Certainty | None

    @property
    def earned(self) -> float:
        best = total = 0.0
        for worth, word in zip((1.0, 2 / 3, 1 / 3), self.words, strict=False):
            if WORTH.get(word, 0) > best:
                total += (WORTH[word] - best) * worth
                best = WORTH[word]
        return total

    @property
    def state(self) -> str:
        word = self.words[-1]
        if word in {"right", "unsure"}:
            return "dont_know" if word == "unsure" else "right" if len(self.words) == 1 else "rectified"
        return "partly" if self.earned else "wrong"

    @property
    def missed(self) -> bool:
        return self.words[-1] in {"wrong", "half", "unsure"}


@dataclass
class Model:
    items: list[Item]
    spare: list[Step]
    at_end: bool
    tries: int
    loop: bool
    pass_mark: int
    marked_certainty: bool
    todo: list[str] = field(default_factory=list)
    given: dict[str, Given] = field(default_factory=dict)
    """In the order of answering; at the end, everything ever answered that still counts."""
    trying: Given | None = None
    at: str = ""

    def __post_init__(self) -> None:
        self.todo = [step.name for item in self.items for step in item.steps]

    def known(self) -> dict[str, Step]:
        return {step.name: step for step in (*(s for item in self.items for s in item.steps), *self.spare)}

    def order(self) -> list[str]:
        return list(self.walk()) if self.at_end else [*self.given, *self.todo]

    def walk(self) -> Iterator[str]:
        for item in self.items:
            target = ""
            for step in item.steps:
                if target and step.name != target:
                    continue
                yield step.name
                word = self.given[step.name].words[-1] if step.name in self.given else ""
                target = dict(step.jumps).get(word, "")

    def left(self) -> list[str]:
        return [name for name in self.order() if name not in self.given]

    @property
    def current(self) -> str:
        return self.at or next(iter(self.left()), "")

    def say(self, word: str, sure: Certainty | None) -> None:
        name = self.current
        if self.at_end:
            self.given[name] = Given([word], sure)
            order = self.order()
            self.given = {each: self.given[each] for each in order if each in self.given}
            self.at = next(iter(order[order.index(name) + 1 :]), "")
            return
        self.trying = Given([*(self.trying.words if self.trying else []), word], sure)
        again = self.known()[name].marked and word in {"wrong", "half", "careful"}
        if not (again and len(self.trying.words) < self.tries):
            self.settle()

    def settle(self) -> None:
        if self.trying is None:
            return
        name = self.todo.pop(0)
        step, last = self.known()[name], self.trying
        self.given[name], self.trying = last, None
        target = dict(step.jumps).get(last.words[-1], "")
        story = next((item for item in self.items if step in item.steps), None)
        if target and story:
            names = [each.name for each in story.steps]
            end = len(names) if target == END else names.index(target)
            self.todo = [each for each in self.todo if each not in names[names.index(name) + 1 : end]]
        if self.loop and step.idea and last.missed:
            if self.misses(step.idea) > 1:
                self.todo = [each for each in self.todo if self.known()[each].idea != step.idea]
            else:
                spare = (each.name for each in self.spare if each.idea == step.idea and each.name not in self.given)
                self.todo[:0] = list(spare)[:1]

    def misses(self, idea: str) -> int:
        return sum(given.missed for name, given in self.given.items() if self.known()[name].idea == idea)

    def points(self, name: str) -> float:
        for item in self.items:
            if name in {step.name for step in item.steps}:
                marked = {step.name for step in item.steps if step.marked}
                return item.points / len([each for each in self.order() if each in marked])
        return 1.0

    def ideas(self) -> dict[str, str]:
        found: dict[str, str] = {}
        known = self.known()
        for idea in IDEAS:
            given = [each for name, each in self.given.items() if known[name].idea == idea]
            waiting = self.at_end and any(known[name].idea == idea for name in self.left())
            if self.misses(idea) > 1:
                found[idea] = "needs_conversation"
            elif self.at_end and (waiting or self.misses(idea)):
                found[idea] = "look_again"
            elif given:
                last = max((at for at, each in enumerate(given) if each.missed), default=-1)
                mended = last == -1 or any(each.words[-1] == "right" for each in given[last + 1 :])
                found[idea] = "ready" if mended else "look_again"
        return found


WORDS = st.sampled_from([*PICKED, "wrong", "right", "unsure"])
ZONES = st.sampled_from([None, timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))])


def as_response(step: Step, word: str) -> Response:
    if word == "unsure":
        return DontKnow()
    if step.marked:
        return Picked(OptionId(word))
    return Written("It.") if word in {"right", "half"} else Skipped()


class Sitting(RuleBasedStateMachine):
    session: Session
    fresh: Session
    model: Model
    before_settling: tuple[Session, Model] | None

    @initialize(
        data=st.data(),
        feedback=st.sampled_from(Feedback),
        tries=st.integers(1, 3),
        loop=st.sampled_from([True, True, False]),
        pass_mark=st.integers(0, 100),
        marked=st.booleans(),
        seed=st.integers(0, 99),
    )
    def sit_down(
        self,
        data: st.DataObject,
        feedback: Feedback,
        tries: int,
        loop: bool,
        pass_mark: int,
        marked: bool,
        seed: int,
    ) -> None:
        written = [data.draw(items(f"item-{number}")) for number in range(data.draw(st.integers(1, 5)))]
        spare = [
            Step(f"spare-{n}", idea=data.draw(st.sampled_from(("sun", *IDEAS))))
            for n in range(data.draw(st.integers(0, 3)))
        ]
        names = [QuestionId(item.name) for item in written]
        size = data.draw(st.integers(1, 3))
        blocks = tuple(tuple(names[at : at + size]) for at in range(0, len(names), size))
        parts = (Section(blocks=blocks[:2], shuffle=True, pick=1), Section(title="Rest", blocks=blocks, shuffle=True))
        quiz = Quiz(
            id=QuizId("quiz"),
            title="A quiz",
            questions=(*(each.question(reserve=True) for each in spare), *(item.question() for item in written)),
            sections=parts if data.draw(st.booleans()) else (),
            pass_mark=pass_mark,
            feedback=feedback,
            tries=tries if feedback is Feedback.IMMEDIATE else 1,
            certainty=CertaintyUse.MARKED if marked else CertaintyUse.OPTIONAL,
        )
        only = data.draw(st.lists(st.sampled_from(names), unique=True)) if data.draw(st.booleans()) else []
        self.fresh = self.session = start(quiz, seed=seed, loop=loop, only=only)
        by_name = {item.name: item for item in written}
        self.model = Model(
            items=[by_name[question.id] for question in self.session.planned],
            spare=spare,
            at_end=feedback is Feedback.AT_END,
            tries=quiz.tries,
            loop=loop and feedback is Feedback.IMMEDIATE,
            pass_mark=pass_mark,
            marked_certainty=marked,
        )
        assert {item.name for item in self.model.items} == set(only or names)
        self.log: list[Answered] = []
        self.before_settling = None

    @precondition(lambda self: self.model.current)
    @rule(word=WORDS, sure=st.sampled_from(Certainty), at=st.datetimes(timezones=ZONES))
    def answer_it(self, word: str, sure: Certainty, at: datetime) -> None:
        self.say(word, sure, at)

    @precondition(lambda self: self.model.current)
    @rule(words=st.lists(WORDS, min_size=2, max_size=4))
    def answer_some(self, words: list[str]) -> None:
        for word in words:
            if self.model.current:
                self.say(word, Certainty.FAIRLY, START)

    @precondition(lambda self: self.model.current)
    @rule(word=st.sampled_from(["wrong", "half", "unsure"]))
    def miss_it(self, word: str) -> None:
        self.say(word, Certainty.SURE, START)

    def say(self, word: str, sure: Certainty, at: datetime) -> None:
        step = self.model.known()[self.model.current]
        self.session, fact = answer(
            self.session, as_response(step, word), at=at, answer_id=f"answer-{len(self.log)}", certainty=sure
        )
        assert fact.question == step.name
        self.log.append(fact)
        self.model.say(word, sure)
        self.before_settling = None

    @precondition(lambda self: not self.model.current)
    @rule()
    def answer_after_the_end(self) -> None:
        with pytest.raises(ValueError, match="finished"):
            answer(self.session, DontKnow(), at=START, answer_id="late")

    @precondition(lambda self: self.model.trying)
    @rule()
    def give_up_trying(self) -> None:
        self.before_settling = self.session, deepcopy(self.model)
        self.session = settle(self.session)
        self.model.settle()

    @precondition(lambda self: self.model.at_end)
    @rule()
    def go_back(self) -> None:
        self.session = back(self.session)
        order = self.model.order()
        here = order.index(self.model.current) if self.model.current else len(order)
        if here:
            self.model.at = order[here - 1]

    @precondition(lambda self: self.model.at_end)
    @rule(number=st.integers(0, 12))
    def go_to_any(self, number: int) -> None:
        names = list(self.model.known())
        wanted = names[number] if number < len(names) else "no-such"
        self.session = go_to(self.session, QuestionId(wanted))
        if wanted in self.model.order():
            self.model.at = wanted

    @rule()
    def be_stopped_and_take_it_up_again(self) -> None:
        """What was not answered is not stored: where one was, and that one gave up trying."""
        again = replay(self.fresh, self.log)
        if self.before_settling:
            self.session, self.model = self.before_settling
            self.before_settling = None
        assert again == replace(self.session, at=None)
        self.session = again
        self.model.at = ""

    @invariant()
    def the_same_is_asked_and_counted(self) -> None:
        session, model = self.session, self.model
        order = [question.id for question in session.order]
        assert order == model.order()
        assert len(set(order)) == len(order)
        assert (session.current.id if session.current else "") == model.current
        assert [question.id for question in session.queue] == model.left()
        assert session.finished == (not model.current)
        here = order.index(QuestionId(model.current)) + 1 if model.current else len(order)
        assert session.position == (here, len(order))
        assert [fact.response for fact in session.trying] == [
            as_response(model.known()[model.current], word) for word in (model.trying.words if model.trying else [])
        ]

    @invariant()
    def there_is_no_way_back_where_feedback_came_at_once(self) -> None:
        if not self.model.at_end:
            assert back(self.session) == self.session
            assert all(go_to(self.session, question.id) == self.session for question in self.session.order)

    @invariant()
    def the_same_answers_count(self) -> None:
        known, given = self.model.known(), self.model.given
        counted = {fact.question: fact for fact in self.session.answered}
        assert list(counted) == list(given) == [question.id for question in self.session.asked]
        for name, fact in counted.items():
            step = known[name]
            assert fact.response == as_response(step, given[name].words[-1])
            assert fact == self.session.answer_to(name)
            assert (fact.tries, fact.certainty) == (len(given[name].words), given[name].sure)
            if step.idea:
                assert self.session.misses(IdeaId(step.idea)) == self.model.misses(step.idea)
            if step.marked:
                assert fact.mark.state == given[name].state
                assert fact.mark.fraction == pytest.approx(given[name].earned)
                assert self.session.points(step_of(self.session, name)) == pytest.approx(self.model.points(name))
        right = sum(known[name].marked and each.state == "right" for name, each in given.items())
        assert self.session.right_so_far == right

    @invariant()
    def the_same_result(self) -> None:
        model, shown = self.model, result(self.session)
        known = model.known()
        given = {name: each for name, each in model.given.items() if known[name].marked}
        left = [name for name in model.left() if model.at_end and known[name].marked]
        plain = [name for name in given if not known[name].idea]
        earned = sum(given[name].earned * model.points(name) for name in plain)
        possible = sum(model.points(name) for name in (*plain, *(name for name in left if not known[name].idea)))
        assert shown.earned == pytest.approx(earned)
        assert shown.possible == pytest.approx(possible)
        assert (shown.right, shown.marked) == (self.session.right_so_far, len(given) + len(left))
        assert [question.id for question in shown.unanswered] == left
        missed = [name for name, each in given.items() if each.state != "right"]
        assert [question.id for question, _ in shown.missed] == missed
        assert shown.ideas == model.ideas()
        assert shown.certainty == pytest.approx(
            sum(
                each.earned * SURE[each.sure][0] + (1 - each.earned) * SURE[each.sure][1]
                for each in given.values()
                if each.sure
            )
        )
        over = [n for n, each in given.items() if known[n].idea and each.missed and each.sure is Certainty.SURE]
        assert [question.id for question in shown.sure_and_wrong] == (over if model.marked_certainty else [])
        enough = earned * 100 >= model.pass_mark * possible - 1e-6 and not shown.sure_and_wrong
        standings = [*model.ideas().values(), "ready" if enough else "look_again"]
        care = ("needs_conversation", "look_again", "ready")
        assert shown.standing == min(standings, key=care.index)

    @invariant()
    def what_was_missed_is_what_is_not_right_and_what_is_left(self) -> None:
        model, known = self.model, self.model.known()
        spare = {step.name for step in model.spare}
        not_right = [n for n, each in model.given.items() if known[n].marked and each.state != "right"]
        again = {known[name].idea for name in not_right if name in spare}
        wanted = [
            name
            for name in model.order()
            if name not in spare
            and (name in not_right or (known[name].marked and name in model.left()) or known[name].idea in again)
        ]
        assert list(missed_questions(self.session)) == wanted


def step_of(session: Session, name: str) -> Single | Reflection:
    found = next(question for question in session.order if question.id == name)
    assert isinstance(found, Single | Reflection)
    return found


@pytest.fixture
def long(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--long"))


def test_the_session_does_as_the_model_does(long: bool) -> None:
    run_state_machine_as_test(
        Sitting,
        settings=settings(
            max_examples=2000 if long else 200,
            stateful_step_count=40 if long else 20,
            suppress_health_check=list(HealthCheck),
        ),
    )
