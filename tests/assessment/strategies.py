"""Questions, quizzes and answers as Hypothesis draws them, within what a course may hold."""

import string
from collections.abc import Callable
from decimal import Decimal

from hypothesis import strategies as st
from msgspec.structs import replace

from edu.assessment.response import (
    LONGEST_TYPED,
    LONGEST_WRITTEN,
    DontKnow,
    Filled,
    Ordered,
    Picked,
    Placed,
    Response,
    Skipped,
    Ticked,
    Written,
)
from edu.course.ids import IdeaId, OptionId, QuestionId, QuizId
from edu.course.parts import END, Accepted, Card, Choice, Degree, Entry, Gap, Group
from edu.course.question import (
    Categorise,
    Cloze,
    Interaction,
    Matching,
    Multiple,
    MultipleRule,
    Numeric,
    NumericRule,
    Ordering,
    OrderingRule,
    PartsRule,
    Question,
    Rating,
    Reflection,
    Scenario,
    ShortAnswer,
    Single,
    TrueFalse,
)
from edu.course.quiz import CertaintyUse, Feedback, Quiz, Section

IDEAS = (IdeaId("hands-off"), IdeaId("sun"), IdeaId("call"))
CREDITS = st.integers(-20, 20).map(lambda twentieths: twentieths / 20)
POINTS = st.sampled_from([0.5, 1.0, 2.0, 3.0])
WORDS = (
    "collagen", "elastin", "collagen and elastin", "keratin", "not collagen", "aseptic", "septic", "two weeks",
    "2 weeks", "12 weeks", "hypertrophic scar", "hypotrophic scar", "Don’t touch it", "Übung",
)  # fmt: skip
Said = dict[str, object]


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
def singles(draw: st.DrawFn, said: Said) -> Single:
    return Single(**said, choices=draw(choices(most_right=1, with_credit=draw(st.booleans()))))  # type: ignore[arg-type]


@st.composite
def true_falses(draw: st.DrawFn, said: Said) -> TrueFalse:
    true = draw(st.booleans())
    pair = (
        Choice(id=OptionId("true"), text="True", correct=true, feedback="Why."),
        Choice(id=OptionId("false"), text="False", correct=not true, feedback="Why."),
    )
    return TrueFalse(**said, choices=pair)  # type: ignore[arg-type]


@st.composite
def multiples(draw: st.DrawFn, said: Said) -> Multiple:
    rule = draw(st.sampled_from(MultipleRule))
    some = draw(choices(most_right=6, with_credit=rule is MultipleRule.WEIGHTED))
    return Multiple(**said, choices=some, rule=rule)  # type: ignore[arg-type]


@st.composite
def cards(draw: st.DrawFn, groups: tuple[Group, ...]) -> tuple[Card, ...]:
    homes = st.sampled_from([group.id for group in groups])
    return tuple(
        Card(id=OptionId(f"card-{n}"), text=f"Card {n}", group=draw(homes), feedback="Why.")
        for n in range(draw(st.integers(1, 6)))
    )


def _groups(count: int) -> tuple[Group, ...]:
    return tuple(Group(id=OptionId(f"group-{n}"), text=f"Group {n}") for n in range(count))


@st.composite
def categorises(draw: st.DrawFn, said: Said) -> Categorise:
    groups = _groups(draw(st.integers(2, 3)))
    return Categorise(
        **said,  # type: ignore[arg-type]
        groups=groups,
        cards=draw(cards(groups)),
        cautious_group=draw(st.none() | st.sampled_from([group.id for group in groups])),
        rule=draw(st.sampled_from(PartsRule)),
    )


@st.composite
def matchings(draw: st.DrawFn, said: Said) -> Matching:
    groups = _groups(draw(st.integers(2, 6)))
    return Matching(**said, groups=groups, cards=draw(cards(groups)), rule=draw(st.sampled_from(PartsRule)))  # type: ignore[arg-type]


@st.composite
def orderings(draw: st.DrawFn, said: Said) -> Ordering:
    entries = tuple(Entry(id=OptionId(f"entry-{n}"), text=f"Entry {n}") for n in range(draw(st.integers(2, 6))))
    return Ordering(**said, entries=entries, rule=draw(st.sampled_from(OrderingRule)))  # type: ignore[arg-type]


@st.composite
def accepted(draw: st.DrawFn) -> tuple[Accepted, ...]:
    """One to four known answers, the first worth everything."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True))
    credits = [1.0, *(draw(st.sampled_from([0.0, 0.25, 0.5, 1.0])) for _ in words[1:])]
    return tuple(Accepted(text=text, credit=credit) for text, credit in zip(words, credits, strict=True))


@st.composite
def short_answers(draw: st.DrawFn, said: Said) -> ShortAnswer:
    return ShortAnswer(**said, answers=draw(accepted()), typos=draw(st.integers(0, 2)))  # type: ignore[arg-type]


@st.composite
def numerics(draw: st.DrawFn, said: Said) -> Numeric:
    """Answers in hundredths; ranges that may be one number."""
    hundredths = st.integers(-10_000, 10_000).map(lambda count: count / 100)
    rule, unit = draw(st.sampled_from(NumericRule)), draw(st.sampled_from(["", "weeks", "%", "mm"]))
    if rule is NumericRule.RANGE:
        least, most = sorted((draw(hundredths), draw(hundredths)))
        return Numeric(**said, rule=rule, least=least, most=most, unit=unit)  # type: ignore[arg-type]
    tolerance = draw(st.integers(0, 100)) / 100
    return Numeric(**said, rule=rule, answer=draw(hundredths), tolerance=tolerance, unit=unit)  # type: ignore[arg-type]


@st.composite
def gaps(draw: st.DrawFn, number: int) -> Gap:
    if draw(st.booleans()):
        return Gap(id=OptionId(f"gap-{number}"), choices=draw(choices(most_right=1, with_credit=False)))
    return Gap(id=OptionId(f"gap-{number}"), answers=draw(accepted()), typos=draw(st.integers(0, 2)))


@st.composite
def clozes(draw: st.DrawFn, said: Said) -> Cloze:
    some = tuple(draw(gaps(number)) for number in range(draw(st.integers(1, 3))))
    text = " and ".join(f"a {{{gap.id}}}" for gap in some)
    return Cloze(**said, text=text, gaps=some, rule=draw(st.sampled_from(PartsRule)))  # type: ignore[arg-type]


@st.composite
def reflections(draw: st.DrawFn, said: Said) -> Reflection:
    return Reflection(**said, model_answer="A model.", checklist=("One.",) * draw(st.integers(0, 2)))  # type: ignore[arg-type]


@st.composite
def ratings(draw: st.DrawFn, said: Said) -> Rating:
    scale = tuple(Degree(id=OptionId(f"degree-{n}"), text=f"Degree {n}") for n in range(draw(st.integers(2, 5))))
    return Rating(**said, scale=scale)  # type: ignore[arg-type]


MARKED: dict[type[Interaction], Callable[[Said], st.SearchStrategy[Interaction]]] = {
    Single: singles,
    TrueFalse: true_falses,
    Multiple: multiples,
    Matching: matchings,
    Categorise: categorises,
    Ordering: orderings,
    ShortAnswer: short_answers,
    Numeric: numerics,
    Cloze: clozes,
}
UNMARKED: dict[type[Interaction], Callable[[Said], st.SearchStrategy[Interaction]]] = {
    Reflection: reflections,
    Rating: ratings,
}


@st.composite
def interactions(
    draw: st.DrawFn, id: str = "question", *, reserve: bool | None = None, kind: type[Interaction] | None = None
) -> Interaction:
    """Any question that is answered in one go; a critical one has an idea, and a reserve is critical."""
    kinds = {**MARKED, **UNMARKED}
    chosen = kind or draw(st.sampled_from(list(MARKED if reserve else kinds)))
    marked = chosen in MARKED
    is_reserve = marked and (draw(st.booleans()) if reserve is None else reserve)
    critical = is_reserve or (marked and draw(st.booleans()))
    said: Said = {
        "id": QuestionId(id),
        "prompt": draw(st.text(string.printable, max_size=12)),
        "critical": critical,
        "idea": draw(st.sampled_from(IDEAS)) if critical else draw(st.none() | st.sampled_from(IDEAS)),
        "points": draw(POINTS),
        "shuffle": draw(st.booleans()),
        "reserve": is_reserve,
    }
    return draw(kinds[chosen](said))


@st.composite
def scenarios(draw: st.DrawFn, id: str = "story") -> Scenario:
    """Two to four steps; the choices of a `Single` may lead past some of them."""
    names = [f"{id}-{number}" for number in range(draw(st.integers(2, 4)))]
    steps = []
    for at, name in enumerate(names):
        kind = draw(st.none() | st.just(Single))
        step = replace(draw(interactions(name, reserve=False, kind=kind)), points=1.0)
        if isinstance(step, Single):
            onward = st.none() | st.sampled_from([*map(QuestionId, names[at + 1 :]), END])
            step = replace(step, choices=tuple(replace(choice, next=draw(onward)) for choice in step.choices))
        steps.append(step)
    return Scenario(id=QuestionId(id), prompt="A story.", steps=tuple(steps), points=draw(POINTS))


@st.composite
def questions(draw: st.DrawFn, id: str = "question", *, reserve: bool | None = None) -> Question:
    """Any question; a scenario is never a reserve here."""
    if not reserve and draw(st.integers(0, 7)) == 0:
        return draw(scenarios(id))
    return draw(interactions(id, reserve=reserve))


PAIR = (
    Choice(id=OptionId("right"), text="Right", correct=True, feedback="Why."),
    Choice(id=OptionId("wrong"), text="Wrong", correct=False, feedback="Why."),
)


@st.composite
def small_questions(draw: st.DrawFn, id: str = "question", *, reserve: bool | None = None) -> Question:
    """What is drawn quickly, for tests to which its contents are all one."""
    name = QuestionId(id)
    if reserve:
        return Single(
            id=name, prompt="Which?", choices=PAIR, critical=True, idea=draw(st.sampled_from(IDEAS)), reserve=True
        )
    story = tuple(Single(id=QuestionId(f"{id}-{at}"), prompt="Which?", choices=PAIR) for at in range(2))
    kinds: list[Question] = [
        Single(id=name, prompt="Which?", choices=PAIR),
        Reflection(id=name, prompt="Say it.", model_answer="It."),
        Scenario(id=name, prompt="A story.", steps=story),
    ]
    return draw(st.sampled_from(kinds))


@st.composite
def sections(draw: st.DrawFn, own: list[QuestionId], pools: tuple[QuizId, ...]) -> tuple[Section, ...]:
    """The questions in one to three sections, some kept together, with pools to draw from."""
    left, made = list(own), []
    for number in range(draw(st.integers(1, 3))):
        blocks = []
        for _ in range(draw(st.integers(0, 4))):
            together, left = left[: (size := draw(st.integers(1, 2)))], left[size:]
            blocks += [tuple(together)] if together else []
        from_pools = tuple(draw(st.lists(st.sampled_from(pools), unique=True, max_size=2))) if pools else ()
        pick = draw(st.none() | st.integers(1, 4))
        made.append(
            Section(
                title=f"Section {number}" if draw(st.booleans()) else "",
                blocks=tuple(blocks),
                pools=from_pools,
                pick=pick,
                shuffle=draw(st.booleans()),
            )
        )
    return (*made, Section(title="What is left", blocks=tuple((name,) for name in left)))


@st.composite
def quizzes(
    draw: st.DrawFn,
    id: str = "quiz",
    *,
    feedback: Feedback | None = None,
    tries: int | None = None,
    pools: tuple[QuizId, ...] = (),
    small: bool = False,
) -> Quiz:
    """One to five questions and up to three reserves, in any order, each with its own id; with or without sections."""
    any_question = small_questions if small else questions
    asked = [draw(any_question(f"{id}-asked-{n}", reserve=False)) for n in range(draw(st.integers(1, 5)))]
    spare = [draw(any_question(f"{id}-spare-{n}", reserve=True)) for n in range(draw(st.integers(0, 3)))]
    when = feedback or draw(st.sampled_from(Feedback))
    own = [question.id for question in draw(st.permutations([*asked, *spare]))]
    by_id = {question.id: question for question in (*asked, *spare)}
    return Quiz(
        id=QuizId(id),
        title="A quiz",
        questions=tuple(by_id[name] for name in own),
        sections=draw(sections(own, pools)) if draw(st.booleans()) else (),
        pass_mark=draw(st.integers(0, 100)),
        feedback=when,
        tries=(tries or draw(st.integers(1, 3))) if when is Feedback.IMMEDIATE else 1,
    )


@st.composite
def drawing(draw: st.DrawFn, *, small: bool = True) -> tuple[Quiz, dict[QuizId, Quiz]]:
    """A quiz that may draw from two others; `small` is whether it has only questions that are drawn quickly."""
    others = tuple(draw(quizzes(f"pool-{n}", small=True)) for n in range(2))
    quiz = draw(quizzes(pools=tuple(other.id for other in others), small=small))
    return quiz, {each.id: each for each in (*others, quiz)}


def certain(quiz: Quiz) -> Quiz:
    """The same quiz, in which how sure one is is marked."""
    return replace(quiz, certainty=CertaintyUse.MARKED)


def responses(question: Interaction) -> st.SearchStrategy[Response]:
    """Any answer that may be marked."""
    own: st.SearchStrategy[Response]
    match question:
        case Single() | TrueFalse():
            own = st.sampled_from(question.choices).map(lambda choice: Picked(choice.id))
        case Rating():
            own = st.sampled_from(question.scale).map(lambda degree: Picked(degree.id)) | st.just(Skipped())
        case Multiple():
            ids = [choice.id for choice in question.choices]
            own = st.sets(st.sampled_from(ids), min_size=1).map(lambda ticked: Ticked(frozenset(ticked)))
        case Categorise() | Matching():
            group = st.sampled_from([group.id for group in question.groups])
            own = st.tuples(*(group for _ in question.cards)).map(
                lambda places: Placed(tuple((c.id, place) for c, place in zip(question.cards, places, strict=True)))
            )
        case Ordering():
            own = st.permutations([entry.id for entry in question.entries]).map(lambda ids: Ordered(tuple(ids)))
        case ShortAnswer():
            own = typed_words(question.answers).map(Written)
        case Numeric(unit=unit):
            own = numbers_near(question).map(lambda number: Written(f"{number} {unit}".strip()))
        case Cloze():
            filled = (
                st.sampled_from([str(choice.id) for choice in gap.choices])
                if gap.choices
                else typed_words(gap.answers).filter(str.strip)
                for gap in question.gaps
            )
            own = st.tuples(*filled).map(
                lambda words: Filled(tuple((g.id, word) for g, word in zip(question.gaps, words, strict=True)))
            )
        case Reflection():
            own = st.text(string.printable, max_size=20).map(Written) | st.just(Skipped())
    return own | st.just(DontKnow())


def typed_words(answers: tuple[Accepted, ...]) -> st.SearchStrategy[str]:
    """What is known, in other capitals and with other letters, and what is not known."""
    known = st.sampled_from([answer.text for answer in answers])
    near = st.tuples(known, st.integers(0, 20), st.sampled_from(["", "x", "n", " "])).map(
        lambda drawn: drawn[0][: drawn[1]] + drawn[2] + drawn[0][drawn[1] + 1 :]
    )
    anything = st.text("abcdelnot 12'’.", max_size=12)
    return (known | known.map(str.upper) | near | st.sampled_from(WORDS) | anything).filter(lambda text: text.strip())


def numbers_near(question: Numeric) -> st.SearchStrategy[Decimal]:
    """Numbers in hundredths, with the edges of what is right among them."""
    edges = [value for value in (question.answer, question.least, question.most) if value is not None]
    return st.sampled_from([Decimal(str(edge)) for edge in edges]) | st.integers(-20_000, 20_000).map(
        lambda hundredths: Decimal(hundredths) / 100
    )


def invalid_responses(question: Interaction) -> st.SearchStrategy[Response]:
    """Answers that are to be asked again, of the right sort and of every other."""
    nowhere = OptionId("nowhere")
    wrong: list[Response] = [Picked(nowhere), Ticked(frozenset({nowhere})), Ticked(frozenset()), Placed(())]
    wrong += [Placed(((nowhere, nowhere),)), Ordered(()), Ordered((nowhere,)), Filled(()), Filled(((nowhere, "x"),))]
    match question:
        case Reflection():
            wrong += [Written("x" * (LONGEST_WRITTEN + 1))]
        case Rating():
            wrong += [Written("x")]
        case Single() | TrueFalse():
            wrong += [Skipped(), Written("x"), Ticked(frozenset({question.choices[0].id}))]
        case Multiple():
            ids = frozenset(choice.id for choice in question.choices)
            wrong += [Skipped(), Picked(question.choices[0].id), Ticked(ids | {nowhere})]
        case Categorise() | Matching():
            home = tuple((card.id, card.group) for card in question.cards)
            twice, elsewhere = (*home, home[0]), (*home[1:], (home[0][0], nowhere))
            wrong += [Skipped(), Placed(home[1:]), Placed(twice), Placed(elsewhere)]
        case Ordering():
            ids_in_order = tuple(entry.id for entry in question.entries)
            wrong += [Skipped(), Ordered(ids_in_order[1:]), Ordered((*ids_in_order[1:], ids_in_order[1]))]
        case ShortAnswer():
            wrong += [Skipped(), Written(""), Written(" \t\n"), Written("x" * (LONGEST_TYPED + 1))]
        case Numeric():
            unreadable = ["", " ", "x", "1 2", "1,500", "1.2.3", "1/2", "--1", "1e3", "NaN", "inf", "5 or 6", "0x1F"]
            wrong += [Skipped(), *map(Written, unreadable)]
        case Cloze():
            right = tuple((g.id, str(g.choices[0].id) if g.choices else "words") for g in question.gaps)
            first, rest = right[0][0], right[1:]
            long, empty = ((first, "x" * (LONGEST_TYPED + 1)), *rest), ((first, " "), *rest)
            wrong += [Skipped(), Filled(rest), Filled((*right, right[0])), Filled(long), Filled(empty)]
    return st.sampled_from(wrong)


@st.composite
def answers(draw: st.DrawFn) -> tuple[Interaction, Response]:
    """A question with an answer to it."""
    question = draw(interactions())
    return question, draw(responses(question))
