"""What a seed draws and shuffles: the same for ever, and fair."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from edu.assessment.draw import (
    draw,
    everything,
    shown_cards,
    shown_choices,
    shown_entries,
    shown_gap,
    shown_groups,
)
from edu.course.ids import OptionId, QuestionId, QuizId
from edu.course.parts import Card, Choice, Entry, Gap, Group
from edu.course.question import (
    Categorise,
    Cloze,
    Interaction,
    Matching,
    Multiple,
    Ordering,
    Rating,
    Reflection,
    Scenario,
    Single,
    TrueFalse,
    can_be_drawn,
    steps_of,
)
from edu.course.quiz import Quiz, Section
from tests.assessment.example import quiz, single
from tests.assessment.strategies import drawing, interactions, matchings, orderings

SEEDS = st.integers(0, 2**64)
Drawing = tuple[Quiz, dict[QuizId, Quiz]]


def drawn_ids(asked: Quiz, pools: dict[QuizId, Quiz], seed: int) -> list[list[str]]:
    return [[question.id for question in part.questions] for part in draw(asked, pools, seed=seed)]


def blocks_of(section: Section, asked: Quiz, pools: dict[QuizId, Quiz]) -> list[tuple[str, ...]]:
    """By hand: what stands in a section, reserves left out, then what its pools give."""
    spare = {question.id for question in asked.questions if question.reserve}
    own = [tuple(name for name in block if name not in spare) for block in section.blocks]
    given_by_pools = [(q.id,) for pool in section.pools for q in pools[pool].questions if can_be_drawn(q)]
    return [block for block in (*own, *given_by_pools) if block]


@given(drawing(), SEEDS)
def test_each_section_draws_as_many_of_its_blocks_as_it_picks(drawn: Drawing, seed: int) -> None:
    asked, pools = drawn
    if not asked.sections:
        assert drawn_ids(asked, pools, seed) == [[q.id for q in asked.questions if not q.reserve]]
        return
    taken: set[str] = set()
    for section, part in zip(asked.sections, draw(asked, pools, seed=seed), strict=True):
        there = [block for block in blocks_of(section, asked, pools) if taken.isdisjoint(block)]
        names: list[str] = [question.id for question in part.questions]
        picked = [block for block in there if block[0] in names]
        assert len(picked) == (len(there) if section.pick is None else min(section.pick, len(there)))
        assert sorted(names) == sorted(name for block in picked for name in block)
        for block in picked:  # together and in their order
            at = names.index(block[0])
            assert tuple(names[at : at + len(block)]) == block
        if not section.shuffle:
            assert names == [name for block in picked for name in block]
        assert part.title == section.title
        taken.update(names)


@given(drawing(), SEEDS)
def test_nothing_is_drawn_twice_no_reserve_at_all_and_the_same_seed_draws_the_same(drawn: Drawing, seed: int) -> None:
    asked, pools = drawn
    names = [name for part in drawn_ids(asked, pools, seed) for name in part]
    assert len(names) == len(set(names))
    assert names == [name for part in drawn_ids(asked, pools, seed) for name in part]
    known = everything(asked, pools)
    assert set(names) <= known.keys()
    assert not any(known[QuestionId(name)].reserve for name in names)


@given(drawing(), SEEDS, st.data())
def test_the_order_in_which_pools_are_named_changes_at_most_the_order(
    drawn: Drawing, seed: int, data: st.DataObject
) -> None:
    asked, pools = drawn
    turned = replace(
        asked,
        sections=tuple(
            replace(section, pools=tuple(data.draw(st.permutations(section.pools)))) for section in asked.sections
        ),
    )
    one, other = drawn_ids(asked, pools, seed), drawn_ids(turned, pools, seed)
    assert list(map(sorted, one)) == list(map(sorted, other))
    for section, this, that in zip(asked.sections, one, other, strict=False):
        assert this == that or not section.shuffle


@given(drawing(), SEEDS)
def test_what_could_be_asked_is_found_under_the_ids_of_questions_and_of_steps(drawn: Drawing, seed: int) -> None:
    asked, pools = drawn
    known = everything(asked, pools)
    for part in draw(asked, pools, seed=seed):
        for question in part.questions:
            assert known[question.id] == question
            assert all(known[step.id] == question for step in steps_of(question))


POOL = quiz(*(single(f"pool-{n}") for n in range(6)), single("spare", idea="sun", reserve=True), id="pool")
REFLECTION = Reflection(id=QuestionId("own-words"), prompt="Say it.", model_answer="It.")


def exam(*sections: Section, own: tuple[Single, ...] = ()) -> Quiz:
    return replace(quiz(*own, id="exam"), sections=sections)


def test_a_question_goes_to_the_first_section_that_draws_it() -> None:
    twice = exam(*(Section(title=title, pools=(POOL.id,), pick=4) for title in ("First", "Second")))
    first, second = drawn_ids(twice, {POOL.id: POOL}, 1)
    assert len(first) == 4 and len(second) == 2
    assert not set(first) & set(second)


def test_pools_give_what_is_marked_and_scenarios_whole_and_a_quiz_that_is_gone_gives_nothing() -> None:
    story = Scenario(id=QuestionId("story"), prompt="They call.", steps=(single("first"), single("last")))
    mixed = quiz(story, REFLECTION, single("spare", idea="sun", reserve=True), single("plain"), id="mixed")
    drawn = drawn_ids(exam(Section(pools=(mixed.id, QuizId("gone")))), {mixed.id: mixed}, 1)
    assert drawn == [["story", "plain"]]


def test_a_block_with_a_reserve_in_it_is_asked_without_it() -> None:
    own = (single("one"), single("spare", idea="sun", reserve=True))
    both, alone = (QuestionId("one"), QuestionId("spare")), (QuestionId("spare"),)
    assert drawn_ids(exam(Section(blocks=(both, alone)), own=own), {}, 1) == [["one"]]


def test_every_question_of_a_pool_is_as_likely_to_be_drawn_and_every_place_as_likely_for_it() -> None:
    some = exam(Section(pools=(POOL.id,), pick=2, shuffle=True))
    drawn = [drawn_ids(some, {POOL.id: POOL}, seed)[0] for seed in range(1200)]
    for place in range(2):
        times = Counter(names[place] for names in drawn)
        assert len(times) == 6 and all(150 < count < 250 for count in times.values())


def test_two_sections_draw_apart_from_each_other() -> None:
    pools = {POOL.id: POOL, QuizId("other"): replace(POOL, id=QuizId("other"), questions=POOL.questions[:0])}
    once = exam(Section(pools=(POOL.id,), pick=1))
    after = exam(Section(), Section(pools=(POOL.id,), pick=1))
    same = sum(drawn_ids(once, pools, seed)[0] == drawn_ids(after, pools, seed)[1] for seed in range(300))
    assert 20 < same < 100


def test_what_a_seed_draws_never_changes_with_the_program() -> None:
    some = exam(Section(pools=(POOL.id,), pick=4, shuffle=True), Section(pools=(POOL.id,)))
    assert drawn_ids(some, {POOL.id: POOL}, 7) == [["pool-5", "pool-2", "pool-0", "pool-1"], ["pool-3", "pool-4"]]


# The order in which things are shown


def shown(question: Interaction, seed: int) -> list[tuple[list[str], list[str], bool]]:
    """As written and as shown, ids of all that may be shuffled, and whether it is."""
    match question:
        case Single() | TrueFalse() | Multiple():
            mixes = question.shuffle and not isinstance(question, TrueFalse)
            return [(_ids(question.choices), _ids(shown_choices(question, seed=seed)), mixes)]
        case Categorise() | Matching():
            cards = (_ids(question.cards), _ids(shown_cards(question, seed=seed)), question.shuffle)
            mixes = question.shuffle and isinstance(question, Matching)
            return [cards, (_ids(question.groups), _ids(shown_groups(question, seed=seed)), mixes)]
        case Ordering():
            return [(_ids(question.entries), _ids(shown_entries(question, seed=seed)), True)]
        case Cloze():
            return [(_ids(gap.choices), _ids(shown_gap(question.id, gap, seed=seed)), True) for gap in question.gaps]
        case _:
            return []


def _ids(values: tuple[Choice, ...] | tuple[Card, ...] | tuple[Group, ...] | tuple[Entry, ...]) -> list[str]:
    return [value.id for value in values]


@given(interactions(), SEEDS)
def test_what_is_shown_is_what_is_written_in_some_order_and_always_the_same_one(
    question: Interaction, seed: int
) -> None:
    assert shown(question, seed) == shown(question, seed)
    for written, seen, mixes in shown(question, seed):
        assert sorted(seen) == sorted(written)
        assert mixes or seen == written


@given(interactions(), SEEDS)
def test_the_order_in_the_file_does_not_show_through(question: Interaction, seed: int) -> None:
    turned: Interaction = question
    match question:
        case Single() | Multiple() if question.shuffle:
            turned = replace(question, choices=question.choices[::-1])
        case Matching() if question.shuffle:
            turned = replace(question, cards=question.cards[::-1], groups=question.groups[::-1])
        case Cloze():
            turned = replace(question, gaps=tuple(replace(g, choices=g.choices[::-1]) for g in question.gaps))
        case _:
            return
    assert [seen for _, seen, _ in shown(turned, seed)] == [seen for _, seen, _ in shown(question, seed)]


@given(orderings({"id": "q", "prompt": ""}), SEEDS)
def test_entries_are_never_shown_in_the_right_order(question: Ordering, seed: int) -> None:
    assert shown_entries(question, seed=seed) != question.entries


@given(matchings({"id": "q", "prompt": ""}))
def test_the_two_sides_of_a_matching_are_shuffled_apart(question: Matching) -> None:
    """With the same ids on both sides, one order does not tell the other."""
    ids = [OptionId(f"both-{number}") for number in range(6)]
    both = replace(
        question,
        groups=tuple(Group(id=name, text=name) for name in ids),
        cards=tuple(Card(id=name, text=name, group=name, feedback="") for name in ids),
    )
    same = sum(_ids(shown_cards(both, seed=seed)) == _ids(shown_groups(both, seed=seed)) for seed in range(20))
    assert same < 3


def test_two_gaps_with_the_same_choices_are_shuffled_apart() -> None:
    choices = tuple(Choice(id=OptionId(x), text=x, correct=x == "a", feedback="") for x in "abcdef")
    orders = {
        tuple(_ids(shown_gap(QuestionId(q), Gap(id=OptionId(gap), choices=choices), seed=1)))
        for q in ("one", "two")
        for gap in ("first", "second")
    }
    assert len(orders) == 4


def test_every_place_is_as_likely_for_the_right_choice() -> None:
    places = Counter(
        [choice.id for choice in shown_choices(single("one"), seed=seed)].index(OptionId("right"))
        for seed in range(900)
    )
    assert all(240 < places[place] < 360 for place in range(3))


CARDS = tuple(Card(id=OptionId(c), text=c, group=OptionId("g"), feedback="") for c in "abcd")
GROUPS = tuple(Group(id=OptionId(g), text=g) for g in "gh")
SORTED = Categorise(id=QuestionId("cards"), prompt="Sort.", groups=GROUPS, cards=CARDS)
MATCHED = Matching(id=QuestionId("cards"), prompt="Match.", groups=GROUPS, cards=CARDS)
ORDERED = Ordering(
    id=QuestionId("cards"), prompt="Order.", entries=tuple(Entry(id=OptionId(e), text=e) for e in "abcd")
)


@pytest.mark.parametrize(
    ("seen", "order"),
    [
        (shown_choices(single("one"), seed=7), "right over-call wrong"),
        (shown_cards(SORTED, seed=7), "d b c a"),
        (shown_cards(replace(SORTED, shuffle=False), seed=7), "a b c d"),
        (shown_groups(SORTED, seed=7), "g h"),
        (shown_cards(MATCHED, seed=7), "d b c a"),
        (shown_entries(ORDERED, seed=7), "d b c a"),
    ],
)
def test_the_order_of_an_attempt_never_changes_with_the_program(seen: tuple[Card, ...], order: str) -> None:
    assert [each.id for each in seen] == order.split()


def test_a_scale_has_no_order_but_its_own() -> None:
    """There is nothing that shows its degrees in another order."""
    assert not shown(Rating(id=QuestionId("r"), prompt="?", scale=()), 1)


@given(SEEDS)
def test_two_entries_are_shown_the_other_way_round(seed: int) -> None:
    pair = replace(ORDERED, entries=ORDERED.entries[:2])
    assert all(one.id > two.id for one, two in pairwise(shown_entries(pair, seed=seed)))
