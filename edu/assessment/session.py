"""A quiz being taken, as a value: what was asked and answered, and what comes next."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from edu.assessment.certainty import Certainty
from edu.assessment.draw import Drawn, draw, everything
from edu.assessment.marks import Mark, State, grade, misses_idea
from edu.assessment.response import DontKnow, Response
from edu.assessment.route import next_step, visited
from edu.assessment.tries import mark_of_try, may_try_again
from edu.course.ids import IdeaId, QuestionId, QuizId
from edu.course.meaning import content_hash
from edu.course.question import Interaction, Question, Scenario, is_marked, steps_of
from edu.course.quiz import CertaintyUse, Feedback, Quiz


class Answered(Struct, frozen=True, kw_only=True):
    """One answer with its mark: the fact that is recorded."""

    id: str
    """Made once by the caller, so that a retry of the write never doubles the answer."""
    question: QuestionId
    question_hash: str
    response: Response
    mark: Mark
    """Of this try and the ones before it."""
    at: datetime
    """UTC; for information only, order is the order of answering."""
    certainty: Certainty | None = None
    hints: int = 0
    tries: int = 1
    """Which try this was, from 1."""
    milliseconds: int = 0
    """Between the question being shown and its answer, by a monotonic clock; less what was counted as waited."""


class Session(Struct, frozen=True, kw_only=True):
    """What was answered and what is still to ask; the first of `queue` is the current question."""

    quiz: Quiz
    seed: int
    reserves: tuple[Question, ...]
    loop: bool
    """Whether a miss of a critical idea brings a parallel variant; not before the lessons were read."""
    planned: tuple[Question, ...]
    """What it was going to ask when nothing was answered yet."""
    partial: bool
    """Whether it is of some of the questions only."""
    titles: Mapping[QuestionId, str]
    """The section of each question that has a title."""
    queue: tuple[Interaction, ...]
    asked: tuple[Interaction, ...] = ()
    answered: tuple[Answered, ...] = ()
    """The last try at each question of `asked`."""
    trying: tuple[Answered, ...] = ()
    """Tries at the current question that were not right, while another one is open."""
    at: Interaction | None = None
    """The question that was gone to, where feedback waits for the end; None is the first of `queue`."""

    @property
    def current(self) -> Interaction | None:
        return self.at or (self.queue[0] if self.queue else None)

    @property
    def finished(self) -> bool:
        """Whether nothing is being asked; what waits for its end can still be gone to."""
        return self.current is None

    @property
    def at_end(self) -> bool:
        """Whether feedback waits for the end, so that answers can be changed and come in any order."""
        return self.quiz.feedback is Feedback.AT_END

    @property
    def position(self) -> tuple[int, int]:
        """1-based number of the current question, and how many there are as things stand."""
        total = len(self.order)
        return (self.order.index(self.current) + 1 if self.current else total), total

    @property
    def order(self) -> tuple[Interaction, ...]:
        """Every question as things stand, answered or not, in the order of asking."""
        if not self.at_end:
            return (*self.asked, *self.queue)
        responses = {answered.question: answered.response for answered in self.answered}
        return tuple(step for question in self.planned for step in visited(question, responses))

    @property
    def right_so_far(self) -> int:
        return sum(answered.mark.state is State.RIGHT for answered in self.answered)

    @property
    def pairs(self) -> tuple[tuple[Interaction, Answered], ...]:
        """Each question that was answered with its answer, in the order of answering."""
        return tuple(zip(self.asked, self.answered, strict=True))

    def answer_to(self, question: QuestionId) -> Answered | None:
        """The answer that counts as things stand."""
        return next((answered for answered in self.answered if answered.question == question), None)

    def story(self, question: Interaction) -> Scenario | None:
        """The scenario that a question is a step of."""
        return next((s for s in self.planned if isinstance(s, Scenario) and question in s.steps), None)

    def misses(self, idea: IdeaId | None) -> int:
        """How often this idea was missed in this session."""
        return sum(
            question.idea == idea and misses_idea(question, answered.response) for question, answered in self.pairs
        )

    def points(self, question: Interaction) -> float:
        """What a full answer earns; the points of a scenario are shared among the marked steps that are visited."""
        story = self.story(question)
        if story is None:
            return question.points
        return story.points / max(1, sum(is_marked(step) and step in story.steps for step in self.order))

    def wants_certainty(self) -> bool:
        """Whether the current question cannot be answered without saying how sure one is."""
        question = self.current
        return question is not None and self.quiz.certainty is CertaintyUse.MARKED and is_marked(question)


def start(
    quiz: Quiz,
    *,
    seed: int,
    only: Sequence[QuestionId] = (),
    reserves: Sequence[Question] = (),
    loop: bool = True,
    pools: Mapping[QuizId, Quiz] | None = None,
) -> Session:
    """A session with nothing answered, of what the seed draws, or of `only` these in this order.

    `reserves` adds variants from elsewhere to the quiz's own; `pools` are the quizzes that sections draw from.
    """
    own = tuple(question for question in quiz.questions if question.reserve)
    others = tuple(question for question in reserves if question not in quiz.questions)
    if only:
        known = everything(quiz, pools or {})
        drawn: tuple[Drawn, ...] = (
            Drawn(title="", questions=tuple(dict.fromkeys(known[name] for name in only if name in known))),
        )
    else:
        drawn = draw(quiz, pools or {}, seed=seed)
    planned = tuple(question for part in drawn for question in part.questions)
    titles = {step.id: part.title for part in drawn if part.title for q in part.questions for step in steps_of(q)}
    return Session(
        quiz=quiz,
        seed=seed,
        reserves=own + others,
        loop=loop and quiz.feedback is Feedback.IMMEDIATE,  # a variant would tell that the answer was a miss
        planned=planned,
        partial=bool(only),
        titles=titles,
        queue=tuple(step for question in planned for step in steps_of(question)),
    )


def answer(
    session: Session,
    response: Response,
    *,
    at: datetime,
    answer_id: str,
    certainty: Certainty | None = None,
    hints: int = 0,
    milliseconds: int = 0,
) -> tuple[Session, Answered]:
    """Mark the current question and move on, or stay for another try.

    Raises ValueError when finished, when `invalid` objects, and without a certainty that has to be said.
    """
    question = session.current
    if question is None:
        raise ValueError("the session is finished")
    if session.wants_certainty() and certainty is None and not isinstance(response, DontKnow):
        raise ValueError("how sure one is has to be said")
    answered = Answered(
        id=answer_id,
        question=question.id,
        question_hash=content_hash(question),
        response=response,
        mark=marked_now(session, question, response),
        at=at,
        certainty=certainty,
        hints=hints,
        tries=len(session.trying) + 1,
        milliseconds=max(0, milliseconds),
    )
    return after(session, question, answered), answered


def marked_now(session: Session, question: Interaction, response: Response) -> Mark:
    """The mark of an answer to the current question, after the tries before it."""
    earlier = [grade(question, before.response) for before in session.trying]
    return mark_of_try(earlier, grade(question, response))


def after(session: Session, question: Interaction, answered: Answered) -> Session:
    """The session once this answers the current question; what it was marked is taken as it is."""
    if session.at_end:
        return _changed(session, question, answered)
    if may_try_again(session.quiz, answered.mark.state, tried=len(session.trying) + 1):
        return replace(session, trying=(*session.trying, answered))
    session = replace(
        session,
        queue=_following(session, question, answered.response),
        asked=(*session.asked, question),
        answered=(*session.answered, answered),
        trying=(),
    )
    if not session.loop or not misses_idea(question, answered.response):
        return session
    if session.misses(question.idea) >= 2:
        return replace(session, queue=tuple(q for q in session.queue if not (q.critical and q.idea == question.idea)))
    asked = set(session.asked)
    variants = (s for q in session.reserves if q.idea == question.idea for s in steps_of(q) if s not in asked)
    variant = next(variants, None)
    return replace(session, queue=(variant, *session.queue)) if variant else session


def _following(session: Session, question: Interaction, response: Response) -> tuple[Interaction, ...]:
    """What is left to ask: a choice in a scenario may lead past some of its steps."""
    story = session.story(question)
    if story is None:
        return session.queue[1:]
    at = story.steps.index(question)
    passed = set(story.steps[at + 1 : next_step(story, at, response)])
    return tuple(step for step in session.queue[1:] if step not in passed)


def _changed(session: Session, question: Interaction, answered: Answered) -> Session:
    """The answer is in place of the one before it, if there was one; the question after it comes next."""
    answers = {old.question: old for old in session.answered} | {question.id: answered}
    order = replace(session, answered=tuple(answers.values())).order
    asked = tuple(step for step in order if step.id in answers)
    onward = order[order.index(question) + 1 :]
    return replace(
        session,
        queue=tuple(step for step in order if step.id not in answers),
        asked=asked,
        answered=tuple(answers[step.id] for step in asked),
        at=onward[0] if onward else None,
    )


def settle(session: Session) -> Session:
    """Make no more tries at the current question: the last one counts."""
    question = session.current
    if question is None or not session.trying:
        return session
    last = session.trying[-1]
    no_more = replace(session, quiz=replace(session.quiz, tries=1), trying=())
    return replace(after(no_more, question, last), quiz=session.quiz)
