"""Questions with parts, typed answers or steps: what they become, and each rule with the place it is reported at."""

from collections.abc import Callable
from pathlib import Path

import pytest

from edu.authoring.load import load
from edu.authoring.texts import id_of
from edu.checking.catalogue import explanations
from edu.course.ids import MisconceptionId, OptionId
from edu.course.parts import END, Accepted, Card, Choice, Entry, Group
from edu.course.question import (
    Categorise,
    Cloze,
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
    Scenario,
    ShortAnswer,
    Single,
)
from tests.authoring.kinds import (
    CATEGORISE,
    CLOZE,
    KINDS,
    MATCHING,
    NUMERIC,
    ORDERING,
    RANGE,
    RATING,
    SCENARIO,
    SHORT,
)

Change = Callable[[str, str, str], Path]
QUIZ = "quizzes/form-a.yaml"
BELIEF = MisconceptionId("scrub-it-off")
HEAD = 18
"""Lines of the quiz above the question that is appended."""


def read(change: Change, text: str) -> Question:
    """The question of a quiz for patients."""
    loaded = load(change(QUIZ, "", text))
    assert loaded.problems == ()
    assert loaded.course
    return loaded.course.quizzes[loaded.quizzes[0].value.id].questions[1]  # type: ignore[union-attr]


def found(change: Change, text: str) -> list[tuple[str, int, int]]:
    """What is said of it: code, line of the question (1-based) and column."""
    loaded = load(change(QUIZ, "", text))
    assert loaded.course is None
    assert all(problem.code in explanations() and problem.remedy for problem in loaded.problems)
    return [(problem.code, (problem.line or 0) - HEAD, problem.column or 0) for problem in loaded.problems]


@pytest.mark.parametrize("kind", KINDS)
def test_a_good_one_is_not_complained_about(change: Change, kind: str) -> None:
    question = read(change, KINDS[kind])
    assert KINDS[kind].startswith(f"  - id: {question.id}\n")


def test_a_matching_has_each_right_side_once_and_then_those_that_fit_nothing(change: Change) -> None:
    question = read(change, MATCHING)
    assert isinstance(question, Matching)
    keep, call = id_of("Keep up"), id_of("Call")
    assert question.groups == (
        Group(id=keep, text="Keep up"),
        Group(id=call, text="Call"),
        Group(id=id_of("Wait"), text="Wait"),
        Group(id=id_of("Scrub"), text="Scrub"),
    )
    assert [(card.id, card.group) for card in question.cards] == [
        (id_of("A flake"), keep),
        ("swells", call),
        (id_of("A dry spot"), keep),
    ]
    assert question.cards[0] == Card(
        id=id_of("A flake"), text="A flake", group=keep, feedback="Go on.", misconception=BELIEF
    )
    assert question.rule is PartsRule.ALL_CORRECT


@pytest.mark.parametrize("text", [MATCHING, CATEGORISE, CLOZE])
def test_parts_count_one_by_one_without_a_rule(change: Change, text: str) -> None:
    question = read(change, text.replace("    rule: all_correct\n", ""))
    assert isinstance(question, Matching | Categorise | Cloze)
    assert question.rule is PartsRule.EACH_PART


def test_an_ordering_keeps_the_right_order(change: Change) -> None:
    question = read(change, ORDERING)
    assert isinstance(question, Ordering)
    assert question.entries == (
        Entry(id=id_of("First"), text="First", feedback="It comes first."),
        Entry(id=OptionId("then"), text="Second"),
        Entry(id=id_of("Third"), text="Third"),
    )
    assert question.rule is OrderingRule.LONGEST_ORDERED


def test_an_ordering_is_marked_by_its_neighbours_without_a_rule(change: Change) -> None:
    question = read(change, ORDERING.replace("    rule: longest_ordered\n", ""))
    assert isinstance(question, Ordering)
    assert question.rule is OrderingRule.RELATIVE_TO_CORRECT


def test_a_typed_answer_earns_everything_unless_it_says_otherwise(change: Change) -> None:
    question = read(change, SHORT)
    assert isinstance(question, ShortAnswer)
    assert question.answers == (
        Accepted(text="collagen and elastin", credit=1.0, feedback="Yes."),
        Accepted(text="collagen", credit=0.5),
        Accepted(text="keratin", credit=0.0, feedback="No.", misconception=BELIEF),
    )
    assert question.typos == 2


def test_a_number_has_an_answer_and_what_is_said_of_others(change: Change) -> None:
    question = read(change, NUMERIC)
    assert isinstance(question, Numeric)
    assert (question.rule, question.answer, question.tolerance) == (NumericRule.RELATIVE, 2.0, 0.1)
    assert (question.unit, question.feedback, question.if_low, question.if_high) == (
        "articles",
        "Yes.",
        "More.",
        "Fewer.",
    )
    assert question.misconception == "scrub-it-off"


def test_a_range_has_no_answer(change: Change) -> None:
    question = read(change, RANGE)
    assert isinstance(question, Numeric)
    assert (question.rule, question.answer, question.least, question.most) == (NumericRule.RANGE, None, 2.0, 4.0)


def test_gaps_come_in_the_order_of_the_text(change: Change) -> None:
    question = read(change, CLOZE)
    assert isinstance(question, Cloze)
    wound, reaction = question.gaps
    assert (wound.id, wound.typos, wound.choices) == ("wound", 1, ())
    assert wound.answers == (Accepted(text="wound"), Accepted(text="injury"))
    assert (reaction.id, reaction.typos, reaction.answers) == ("reaction", 0, ())
    assert reaction.choices == (
        Choice(id=id_of("inflammation"), text="inflammation", correct=True, feedback="Yes."),
        Choice(id=id_of("infection"), text="infection", correct=False, feedback="", misconception=BELIEF),
    )


def test_degrees_have_ids_of_their_words(change: Change) -> None:
    question = read(change, RATING)
    assert isinstance(question, Rating)
    assert [(degree.id, degree.text) for degree in question.scale] == [
        (id_of(text), text) for text in ("Not yet", "A little", "Fully")
    ]


def test_a_scenario_has_steps_and_its_choices_lead_on(change: Change) -> None:
    question = read(change, SCENARIO)
    assert isinstance(question, Scenario)
    assert question.points == 3
    assert [step.id for step in question.steps] == ["story-one", "story-two", "story-three"]
    (first, second, _) = question.steps
    assert isinstance(first, Single)
    assert [choice.next for choice in first.choices] == ["story-three", END, None]
    assert second.critical


@pytest.mark.parametrize(
    ("audience", "rule"), [("patient", MultipleRule.ALL_CORRECT), ("trainee", MultipleRule.NET_CORRECT)]
)
def test_who_is_asked_says_how_ticks_count_without_a_rule(change: Change, audience: str, rule: MultipleRule) -> None:
    change(QUIZ, "path: patient", f"path: {audience}")
    alone = "  - {id: alone, type: multiple, prompt: Which?, choices: [{text: This, correct: yes}, {text: That}]}\n"
    written = alone.replace("alone", "written").replace("prompt", "rule: coverage, prompt")
    loaded = load(change(QUIZ, "", SCENARIO + alone + written))
    quiz = loaded.quizzes[0].value
    assert quiz
    _, story, bare, said = quiz.questions
    assert isinstance(story, Scenario)
    last = story.steps[2]
    assert isinstance(last, Multiple) and isinstance(bare, Multiple) and isinstance(said, Multiple)
    assert (last.rule, bare.rule, said.rule) == (rule, rule, MultipleRule.COVERAGE)


# what it is, kind, text to replace, replacement, and code, line and column of each complaint
FAULTS = [
    ("no pairs", MATCHING, "    pairs:", "    pears:", [("E101", 1, 5), ("E102", 4, 5)]),
    ("a text for pairs", MATCHING, "    extra: [Wait, Scrub]", "    extra: Wait", [("E103", 11, 12)]),
    ("no left side", MATCHING, "left: A swelling, ", "", [("E101", 9, 9)]),
    ("no right side", MATCHING, "        right: Keep up\n", "", [("E101", 5, 9)]),
    ("a field of a choice in a pair", MATCHING, "id: swells", "correct: yes", [("E102", 9, 58)]),
    ("one pair", MATCHING.replace("      - {left", "      # {left"), "", "", [("E113", 5, 7)]),
    ("a left side twice", MATCHING, "left: A dry spot", "left: a  FLAKE", [("E121", 10, 9)]),
    ("a pair's id twice", MATCHING, "right: keep up}", "right: keep up, id: swells}", [("E122", 10, 9)]),
    ("an extra that fits", MATCHING, "[Wait, Scrub]", "[Wait, Call.]", [("E121", 11, 19)]),
    ("an extra twice", MATCHING, "[Wait, Scrub]", "[Wait, wait]", [("E121", 11, 19)]),
    ("an empty extra", MATCHING, "[Wait, Scrub]", "[Wait, '']", [("E105", 11, 19)]),
    (
        "one right side",
        MATCHING.replace("right: Call", "right: Keep up"),
        "    extra: [Wait, Scrub]\n",
        "",
        [("E155", 4, 5)],
    ),
    ("a long right side", MATCHING, "right: Call", f"right: {'x' * 501}", [("E106", 9, 35)]),
    ("a rule of another kind", MATCHING, "rule: all_correct", "rule: net_correct", [("E104", 12, 11)]),
    ("an unknown belief of a pair", MATCHING, "scrub-it-off", "scrub", [("E116", 8, 24)]),
    ("a rule of another kind for cards", CATEGORISE, "rule: all_correct", "rule: coverage", [("E104", 10, 11)]),
    ("two entries", ORDERING, "      - {text: Third}\n", "", [("E113", 5, 7)]),
    ("an entry without a text", ORDERING, "{text: Third}", "{id: third}", [("E101", 8, 9)]),
    ("an entry twice", ORDERING, "text: Third", "text: first", [("E121", 8, 9)]),
    ("an entry's id twice", ORDERING, "text: Third", "text: Third, id: then", [("E122", 8, 9)]),
    ("an entry that is correct", ORDERING, "text: Third", "text: Third, correct: yes", [("E102", 8, 23)]),
    ("an unknown rule of an order", ORDERING, "longest_ordered", "longest", [("E104", 9, 11)]),
    ("no answers", SHORT[: SHORT.index("    answers")] + "    answers: []\n", "", "", [("E113", 4, 14)]),
    ("an answer without a text", SHORT, "{text: collagen, credit: 0.5}", "{credit: 0.5}", [("E101", 7, 9)]),
    ("only half an answer", SHORT, "        feedback: Yes.", "        credit: 0.9", [("E151", 4, 5)]),
    ("an answer twice", SHORT, "{text: collagen,", "{text: 'Collagen, and elastin!',", [("E152", 7, 9)]),
    ("a credit under 0", SHORT, "credit: 0.5", "credit: -0.5", [("E110", 7, 34)]),
    ("a credit over 1", SHORT, "credit: 0.5", "credit: 1.5", [("E110", 7, 34)]),
    ("a belief that earns", SHORT, "credit: 0\n", "credit: 0.1\n", [("E125", 11, 9)]),
    ("a belief without a credit", SHORT, "        credit: 0\n", "", [("E125", 10, 9)]),
    ("a credit that is unclear, with a belief", SHORT, "credit: 0\n", "credit: none\n", [("E109", 9, 17)]),
    (
        "a credit that is misspelt, with a belief",
        SHORT,
        "        credit: 0\n",
        "        credits: 0\n",
        [("E102", 9, 9)],
    ),
    ("three typos", SHORT, "typos: 2", "typos: 3", [("E110", 12, 12)]),
    ("typos in words", SHORT, "typos: 2", "typos: two", [("E109", 12, 12)]),
    ("no number", NUMERIC, "    answer: 2\n", "", [("E153", 1, 5)]),
    ("a number in words", NUMERIC, "answer: 2", "answer: two", [("E109", 4, 13)]),
    ("a number that is too large", NUMERIC, "answer: 2", "answer: 100000000", [("E110", 4, 13)]),
    ("a share of nought", NUMERIC, "answer: 2", "answer: 0", [("E153", 4, 13)]),
    ("a tolerance under 0", NUMERIC, "tolerance: 0.1", "tolerance: -0.1", [("E110", 6, 16)]),
    ("an unknown rule of a number", NUMERIC, "rule: relative", "rule: about", [("E104", 5, 11)]),
    ("a long unit", NUMERIC, "unit: articles", f"unit: {'x' * 41}", [("E106", 7, 11)]),
    ("a least without its rule", NUMERIC, "unit: articles", "least: 1", [("E153", 7, 5)]),
    ("a range without its rule", RANGE, "    rule: range\n", "", [("E153", 4, 5), ("E153", 5, 5)]),
    ("a range without its most", RANGE, "    most: 4\n", "", [("E153", 4, 11)]),
    ("a range without its least", RANGE, "    least: 2\n", "", [("E153", 4, 11)]),
    ("a range with an answer", RANGE, "least: 2", "least: 2\n    answer: 3", [("E153", 6, 5)]),
    ("a range with a tolerance", RANGE, "least: 2", "least: 2\n    tolerance: 0", [("E153", 6, 5)]),
    ("a range that is turned round", RANGE, "most: 4", "most: 1.5", [("E153", 6, 11)]),
    ("no gaps", CLOZE[: CLOZE.index("    gaps")] + "    gaps: []\n", "", "", [("E113", 5, 11)]),
    ("a gap that is not listed", CLOZE, "First a", "First {gone} a", [("E150", 4, 17)]),
    ("a gap in other letters", CLOZE, "{wound}", "{Wound}", [("E150", 4, 19), ("E150", 10, 13)]),
    ("a gap that stands twice", CLOZE, "{reaction}.", "{wound} and {reaction}.", [("E150", 4, 33)]),
    ("a gap that does not stand there", CLOZE, "a {wound}", "a wound", [("E150", 10, 13)]),
    ("a mark that is not closed", CLOZE, "{wound}", "{wound", [("E150", 10, 13)]),
    ("a gap in a text of several lines", CLOZE, "text: First a", "text: >-\n      {First} a", [("E150", 4, 11)]),
    (
        "a gap in a quoted text",
        CLOZE,
        "text: First a {wound}, then {reaction}.",
        "text: 'a {wound}, {x} {reaction}'",
        [("E150", 4, 11)],
    ),
    ("a gap's id twice", CLOZE, "- id: wound", "- id: reaction", [("E122", 10, 9), ("E150", 4, 19)]),
    ("a gap without an id", CLOZE, "- id: wound\n        answers", "- answers", [("E101", 10, 9)]),
    ("a gap with nothing in it", CLOZE, "        answers: [{text: wound}, {text: injury}]\n", "", [("E101", 10, 9)]),
    (
        "a gap with both",
        CLOZE,
        "        typos: 1",
        "        choices: [{text: a, correct: yes}, {text: b}]",
        [("E118", 12, 9)],
    ),
    (
        "a gap with one choice",
        CLOZE,
        "          - {text: infection, misconception: scrub-it-off}\n",
        "",
        [("E113", 8, 11)],
    ),
    ("a gap without a key", CLOZE, "correct: yes, ", "", [("E120", 7, 9)]),
    ("a gap with two keys", CLOZE, "infection, mis", "infection, correct: yes, mis", [("E120", 9, 13)]),
    ("a belief of a gap's key", CLOZE, "feedback: Yes.", "misconception: scrub-it-off", [("E125", 8, 48)]),
    ("a choice of a gap twice", CLOZE, "text: infection", "text: Inflammation", [("E121", 9, 13)]),
    ("a credit in a gap", CLOZE, "feedback: Yes.", "credit: 1", [("E102", 8, 48)]),
    (
        "typos where nothing is typed",
        CLOZE,
        "      - id: wound",
        "        typos: 1\n      - id: wound",
        [("E126", 10, 9)],
    ),
    (
        "typed gap without a right answer",
        CLOZE,
        "[{text: wound}, {text: injury}]",
        "[{text: x, credit: 0}]",
        [("E151", 11, 9)],
    ),
    ("an answer of a gap twice", CLOZE, "{text: injury}", "{text: Wound}", [("E152", 11, 34)]),
    ("one degree", RATING, "[Not yet, A little, Fully]", "[Not yet]", [("E113", 4, 12)]),
    ("a degree twice", RATING, "Fully", "not yet", [("E121", 4, 32)]),
    ("degrees of the same words", RATING, "Fully", "Not yet!", [("E122", 4, 32)]),
    (
        "a critical rating",
        RATING,
        "prompt: How",
        "critical: yes\n    idea: no-picking\n    prompt: How",
        [("E128", 3, 5)],
    ),
    (
        "a critical scenario",
        SCENARIO,
        "points: 3",
        "critical: yes\n    idea: no-picking",
        [("E128", 4, 5)],
    ),
    (
        "one step",
        SCENARIO[: SCENARIO.index("      - id: story-two")].replace(", next: story-three", ""),
        "",
        "",
        [("E113", 6, 7)],
    ),
    ("a scenario in a scenario", SCENARIO, "type: true_false", "type: scenario", [("E117", 14, 15)]),
    ("a step without a type", SCENARIO, "        type: true_false\n", "", [("E117", 13, 9)]),
    ("a step's id twice", SCENARIO, "id: story-two", "id: form-a-one", [("E115", 13, 13)]),
    (
        "a reserve step",
        SCENARIO,
        "        critical: yes",
        "        reserve: yes\n        critical: yes",
        [("E158", 17, 9)],
    ),
    (
        "points of a step",
        SCENARIO,
        "        critical: yes",
        "        points: 2\n        critical: yes",
        [("E158", 17, 9)],
    ),
    ("a next to itself", SCENARIO, "next: story-three", "next: story-one", [("E156", 10, 48)]),
    ("a next to nowhere", SCENARIO, "next: story-three", "next: story-four", [("E156", 10, 48)]),
    ("a next to another question", SCENARIO, "next: story-three", "next: form-a-one", [("E156", 10, 48)]),
    ("a next that is no id", SCENARIO, "next: story-three", "next: Story", [("E108", 10, 48)]),
    ("a next of ticks", SCENARIO, "{text: That}", "{text: That, next: end}", [("E102", 24, 26)]),
    ("a step called end", SCENARIO, "id: story-two", "id: end", [("E156", 13, 13)]),
    ("a step that nothing leads to", SCENARIO, "{text: Wait}", "{text: Wait, next: story-three}", [("E157", 13, 13)]),
]


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS]
)
def test_a_fault_is_reported_once_and_where_it_stands(
    change: Change, text: str, old: str, new: str, expected: list[tuple[str, int, int]]
) -> None:
    assert old in text
    assert sorted(found(change, text.replace(old, new, 1))) == sorted(expected)


def test_a_next_means_nothing_outside_of_a_scenario(change: Change) -> None:
    loaded = load(change(QUIZ, "text: Scrub.", "text: Scrub.\n        next: end"))
    assert [(problem.code, problem.line, problem.column) for problem in loaded.problems] == [("E102", 13, 9)]


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (MATCHING, "    extra: [Wait, Scrub]\n", ""),
        (MATCHING.replace("right: Call", "right: Keep up"), "Wait, Scrub", "Call"),
        (ORDERING, "rule: longest_ordered", "rule: absolute"),
        (SHORT, "typos: 2", "typos: 0"),
        (SHORT, "text: collagen and elastin", "text: up"),
        (SHORT, "{text: collagen, credit: 0.5}", "{text: collagen, credit: 1}"),
        (NUMERIC, "    rule: relative\n", ""),
        (NUMERIC, "rule: relative\n    tolerance: 0.1", "rule: absolute"),
        (NUMERIC.replace("answer: 2", "answer: 0"), "rule: relative", "rule: absolute"),
        (NUMERIC, "answer: 2", "answer: -99999999"),
        (RANGE, "least: 2", "least: 4"),
        (CLOZE, "text: First a", "text: Braces } { may stand here.\n      First a"),
        (CLOZE, "text: First a", "text: |\n      First a"),
        (SCENARIO, ", next: story-three", ", next: story-two"),
        (SCENARIO, ", next: end", ""),
        (SCENARIO, "story-three}", "story-three, cautious: no, credit: 1}"),
    ],
)
def test_what_is_allowed_is_not_complained_about(change: Change, text: str, old: str, new: str) -> None:
    assert old in text
    assert load(change(QUIZ, "", text.replace(old, new, 1))).problems == ()
