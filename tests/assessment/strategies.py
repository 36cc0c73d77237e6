"""Questions, quizzes and answers as Hypothesis draws them, within what a course may hold."""

import string

from hypothesis import strategies as st

from edu.assessment.response import DontKnow, Picked, Placed, Response, Skipped, Ticked, Written
from edu.course.ids import IdeaId, OptionId, QuestionId, QuizId
from edu.course.question import (
    Card,
    Categorise,
    Choice,
    Group,
    Multiple,
    MultipleRule,
    Question,
    Reflection,
    Single,
    TrueFalse,
)
from edu.course.quiz import Quiz

IDEAS = (IdeaId("hands-off"), IdeaId("sun"), IdeaId("call"))
CREDITS = st.integers(-20, 20).map(lambda twentieths: twentieths / 20)
POINTS = st.sampled_from([0.5, 1.0, 2.0, 3.0])


@st.composite
def choices(draw: st.DrawFn, *, most_right: int, with_credit: bool) -> tuple[Choice, ...]:
    """Two to six choices, at least one right; a right one is never a cautious one."""
    count = draw(st.integers(2, 6))
    right = draw(st.sets(st.integers(0, count - 1), min_size=1, max_size=min(count, most_right)))
    return tuple(
        Choice(
            id=OptionId(f"choice-{number}"),
            text=f"Choice {number}",
            correct=number in right,
            feedback="Why.",
            cautious=number not in right and draw(st.booleans()),
            credit=draw(st.none() | CREDITS) if with_credit else None,
        )
        for number in range(count)
    )


@st.composite
def categorises(draw: st.DrawFn, asked: dict[str, object]) -> Categorise:
    groups = tuple(Group(id=OptionId(f"group-{n}"), text=f"Group {n}") for n in range(draw(st.integers(2, 3))))
    ids = [group.id for group in groups]
    cards = tuple(
        Card(id=OptionId(f"card-{n}"), text=f"Card {n}", group=draw(st.sampled_from(ids)), feedback="Why.")
        for n in range(draw(st.integers(1, 6)))
    )
    cautious_group = draw(st.none() | st.sampled_from(ids))
    return Categorise(**asked, groups=groups, cards=cards, cautious_group=cautious_group)  # type: ignore[arg-type]


@st.composite
def questions(draw: st.DrawFn, id: str = "question", *, reserve: bool | None = None) -> Question:
    """Any question; a critical one has an idea, and a reserve is critical."""
    is_reserve = draw(st.booleans()) if reserve is None else reserve
    kind = draw(st.sampled_from([Single, TrueFalse, Multiple, Categorise] + [Reflection] * (not is_reserve)))
    critical = is_reserve or (kind is not Reflection and draw(st.booleans()))
    asked: dict[str, object] = {
        "id": QuestionId(id),
        "prompt": draw(st.text(string.printable, max_size=12)),
        "critical": critical,
        "idea": draw(st.sampled_from(IDEAS)) if critical else draw(st.none() | st.sampled_from(IDEAS)),
        "points": draw(POINTS),
        "shuffle": draw(st.booleans()),
        "reserve": is_reserve,
    }
    if kind is Reflection:
        return Reflection(**asked, model_answer="A model.")  # type: ignore[arg-type]
    if kind is Categorise:
        return draw(categorises(asked))
    if kind is TrueFalse:
        true = draw(st.booleans())
        pair = (
            Choice(id=OptionId("true"), text="True", correct=true, feedback="Why."),
            Choice(id=OptionId("false"), text="False", correct=not true, feedback="Why."),
        )
        return TrueFalse(**asked, choices=pair)  # type: ignore[arg-type]
    if kind is Single:
        return Single(**asked, choices=draw(choices(most_right=1, with_credit=draw(st.booleans()))))  # type: ignore[arg-type]
    rule = draw(st.sampled_from(MultipleRule))
    some = draw(choices(most_right=6, with_credit=rule is MultipleRule.WEIGHTED))
    return Multiple(**asked, choices=some, rule=rule)  # type: ignore[arg-type]


@st.composite
def quizzes(draw: st.DrawFn) -> Quiz:
    """One to six questions and up to four reserves, in any order, each with its own id."""
    asked = [draw(questions(f"asked-{n}", reserve=False)) for n in range(draw(st.integers(1, 6)))]
    spare = [draw(questions(f"spare-{n}", reserve=True)) for n in range(draw(st.integers(0, 4)))]
    return Quiz(
        id=QuizId("quiz"),
        title="A quiz",
        questions=tuple(draw(st.permutations([*asked, *spare]))),
        pass_mark=draw(st.integers(0, 100)),
    )


def responses(question: Question) -> st.SearchStrategy[Response]:
    """Any answer that may be marked."""
    own: st.SearchStrategy[Response]
    match question:
        case Single() | TrueFalse():
            own = st.sampled_from(question.choices).map(lambda choice: Picked(choice.id))
        case Multiple():
            ids = [choice.id for choice in question.choices]
            own = st.sets(st.sampled_from(ids), min_size=1).map(lambda ticked: Ticked(frozenset(ticked)))
        case Categorise():
            group = st.sampled_from([group.id for group in question.groups])
            own = st.tuples(*(group for _ in question.cards)).map(
                lambda places: Placed(tuple((c.id, place) for c, place in zip(question.cards, places, strict=True)))
            )
        case Reflection():
            own = st.text(string.printable, max_size=20).map(Written) | st.just(Skipped())
    return own | st.just(DontKnow())


@st.composite
def answers(draw: st.DrawFn) -> tuple[Question, Response]:
    """A question with an answer to it."""
    question = draw(questions())
    return question, draw(responses(question))
