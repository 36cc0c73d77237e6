"""Typed words beside known answers: what is the same, what is a typo, and what never is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from edu.assessment.wording import LETTERS_FOR_A_TYPO, differing, distance, meant, plain
from edu.course.parts import Accepted
from tests.assessment.strategies import WORDS, accepted, typed_words

ANY = st.text(st.characters(codec="utf-8"), max_size=20)
LETTERS = st.text("abcd e-", max_size=12)


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("Collagen", "collagen"),
        ("  collagen \n and\telastin ", "collagen and elastin"),
        ("“Collagen”, and (elastin)…", "collagen and elastin"),
        ("...", ""),
        ("don’t", "don't"),
        ("well-known", "well-known"),
        ("well‐known", "well-known"),
        ("U\u0308BUNG", "übung"),
        ("STRASSE", "straße"),
        ("100 %", "100 %"),
        ("100%!", "100%"),
        ("-5", "-5"),
        ("- five", "five"),
        ("1.5", "1.5"),
        ("37 °C", "37 °c"),
    ],
)
def test_case_spaces_and_punctuation_around_words_carry_nothing(typed: str, same: str) -> None:
    assert plain(typed) == plain(same)


@pytest.mark.parametrize(("one", "other"), [("100%", "100"), ("-5", "5"), ("1.5", "15"), ("co-op", "coop"), ("é", "e")])
def test_what_stands_within_words_does(one: str, other: str) -> None:
    assert plain(one) != plain(other)


@given(ANY)
def test_plain_text_has_single_spaces_and_is_as_good_as_what_was_typed(text: str) -> None:
    assert plain(text) == " ".join(plain(text).split())
    assert plain(f" {text}\n") == plain(text) == plain(f"“{text}”")


@given(LETTERS | ANY, LETTERS | ANY)
def test_the_distance_is_optimal_string_alignment(one: str, other: str) -> None:
    assert distance(one, other) == OSA.distance(one, other)


@pytest.mark.parametrize(
    ("typed", "wanted", "typos"),
    [
        ("colagen", "collagen", 1),
        ("collagenn", "collagen", 1),
        ("collegen", "collagen", 1),
        ("collaegn", "collagen", 1),
        ("colegen", "collagen", 2),
        ("collagenand elastin", "collagen and elastin", 1),
        ("inflamation", "inflammation", 1),
        ("arythema", "erythema", 1),
        ("anti-septic", "antiseptic", 1),
        ("asepttic", "aseptic", 1),
        ("hypertropic", "hypertrophic", 1),
        ("fiften days", "fifteen days", 1),
        ("vitamn c", "vitamin c", 1),
        ("dont touch it", "don't touch it", 1),
        ("do not tuoch it", "do not touch it", 1),
        ("2 weks", "2 weeks", 1),
    ],
)
def test_a_slip_of_the_finger_is_forgiven_but_not_one_more(typed: str, wanted: str, typos: int) -> None:
    answers = [Accepted(text=wanted)]
    assert meant(answers, typos, typed) == answers[0]
    assert meant(answers, typos - 1, typed) is None


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        # a negation
        ("no touch it", "now touch it"),
        ("nor sun", "for sun"),
        ("can heal it", "can't heal it"),
        ("cant heal it", "can heal it"),
        ("do not touch it", "do now touch it"),
        ("notable change", "not able change"),
        ("without sun", "with out sun"),
        # a number, in whatever way it is written
        ("2 weeks later", "3 weeks later"),
        ("12 weeks later", "2 weeks later"),
        ("2weeks later", "2 weeks later"),
        ("two weeks later", "ten weeks later"),
        ("nine days later", "five days later"),
        ("twenty-nine days", "twenty-five days"),
        ("sixth visit then", "fifth visit then"),
        ("type ii collagen", "type i collagen"),
        ("type iii collagen", "type i collagen"),
        ("vitamin d", "vitamin c"),
        # a prefix that turns the word round
        ("aseptic needle", "septic needle"),
        ("septic needle", "aseptic needle"),
        ("a septic needle", "aseptic needle"),
        ("an aerobic one", "anaerobic one"),
        ("asymptomtic", "symptomatic"),
        ("a-symptomatic", "symptomatic"),
        ("hypotrophic scar", "hypertrophic scar"),
        ("hypertrophic scar", "hypotrophic scar"),
        ("intracellular", "intercellular"),
        ("uninflamed", "inflamed"),
        ("immobile joint", "mobile joint"),
        ("external layer", "internal layer"),
        ("implantation", "explantation"),
        ("microvascular", "macrovascular"),
        ("macrovascular", "microvasculr"),
        ("increased collagen", "decreased collagen"),
        ("dehydration", "hydration"),
        ("endogenous", "exogenous"),
        ("abduction", "adduction"),
        ("descending", "ascending"),
        ("minimise it", "maximise it"),
        # too short to tell
        ("cat", "cut"),
        ("wounds", "wunfs"),
    ],
)
@pytest.mark.parametrize("typos", [1, 2])
def test_no_typo_is_forgiven_across_a_negation_a_number_or_an_opposite(typed: str, wanted: str, typos: int) -> None:
    too_short = distance(plain(typed), plain(wanted)) > len(wanted) // LETTERS_FOR_A_TYPO
    assert too_short or distance(plain(typed), plain(wanted)) <= 3, "else it shows nothing"
    assert meant([Accepted(text=wanted)], typos, typed) is None
    assert meant([Accepted(text=wanted), Accepted(text="something else")], typos, typed) is None


ILEUM, ILIUM = Accepted(text="the ileum", credit=1), Accepted(text="the ilium", credit=0)
HALF = Accepted(text="the ilexum", credit=0.5)


@pytest.mark.parametrize(
    ("typed", "answers", "found"),
    [
        ("the ilium", (ILEUM, ILIUM), ILIUM),
        ("the ileumm", (ILEUM, ILIUM), ILEUM),
        ("the iliumm", (ILEUM, ILIUM), None),
        ("the ileium", (ILEUM, ILIUM), None),
        ("the iloum", (ILEUM, ILIUM), None),
        ("the iloum", (ILEUM,), ILEUM),
        ("the ilexum", (ILEUM, HALF), HALF),
        ("the ilezum", (ILEUM, HALF), None),
        ("the ileumm", (HALF, ILEUM), ILEUM),
        ("the iloum", (ILEUM, Accepted(text="the ilyum")), ILEUM),
    ],
)
def test_a_typo_is_never_forgiven_where_another_known_answer_is_as_near(
    typed: str, answers: tuple[Accepted, ...], found: Accepted | None
) -> None:
    assert meant(answers, 1, typed) == found
    assert meant(answers, 0, typed) == (found if found and found.text == typed else None)


@given(accepted(), st.integers(0, 2), st.data())
def test_a_known_answer_is_found_whatever_stands_around_it(
    answers: tuple[Accepted, ...], typos: int, data: st.DataObject
) -> None:
    answer = data.draw(st.sampled_from(answers))
    assert meant(answers, typos, f" “{answer.text.upper()}”. ") == answer


@given(accepted(), st.integers(0, 2), st.data())
def test_what_is_forgiven_is_near_and_right_and_nothing_known_is_nearer(
    answers: tuple[Accepted, ...], typos: int, data: st.DataObject
) -> None:
    text = data.draw(typed_words(answers))
    found = meant(answers, typos, text)
    far = {answer.text: OSA.distance(plain(text), plain(answer.text)) for answer in answers}
    if found is None:
        assert min(far.values()) > 0
    else:
        assert far[found.text] == min(far.values()) <= typos
        assert far[found.text] == 0 or found.credit > 0
        assert all(answer.credit == found.credit for answer in answers if far[answer.text] == far[found.text])
        assert far[found.text] * LETTERS_FOR_A_TYPO <= len(plain(found.text)) or far[found.text] == 0


@given(accepted(), st.data())
def test_more_typos_never_find_another_answer(answers: tuple[Accepted, ...], data: st.DataObject) -> None:
    text = data.draw(typed_words(answers))
    by_typos = [meant(answers, typos, text) for typos in (0, 1, 2)]
    for fewer, more in ((0, 1), (1, 2)):
        assert by_typos[fewer] in (None, by_typos[more])


@given(accepted(), st.integers(0, 2), st.data())
def test_the_order_of_known_answers_changes_no_credit(
    answers: tuple[Accepted, ...], typos: int, data: st.DataObject
) -> None:
    text = data.draw(typed_words(answers))
    one, other = meant(answers, typos, text), meant(tuple(data.draw(st.permutations(answers))), typos, text)
    assert (one.credit if one else 0) == (other.credit if other else 0)


@pytest.mark.parametrize(
    ("typed", "wanted", "pieces"),
    [
        ("collagen", "Collagen.", [(False, "collagen")]),
        ("colagen", "collagen", [(False, "co"), (True, "l"), (False, "lagen")]),
        ("collegen", "collagen", [(False, "coll"), (True, "a"), (False, "gen")]),
        ("collagenn", "collagen", [(False, "collagen")]),
        ("", "abc", [(True, "abc")]),
        ("abc", "", []),
    ],
)
def test_which_letters_differ(typed: str, wanted: str, pieces: list[tuple[bool, str]]) -> None:
    assert differing(typed, wanted) == pieces


@given(LETTERS | st.sampled_from(WORDS), LETTERS | st.sampled_from(WORDS))
def test_the_pieces_are_what_was_wanted_and_nothing_differs_only_where_letters_were_too_many(
    typed: str, wanted: str
) -> None:
    pieces = differing(typed, wanted)
    assert "".join(piece for _, piece in pieces) == plain(wanted)
    assert all(piece for _, piece in pieces)
    same = sum(len(piece) for differs, piece in pieces if not differs)
    assert same <= len(plain(typed))
    if not any(differs for differs, _ in pieces):
        assert distance(plain(typed), plain(wanted)) == len(plain(typed)) - len(plain(wanted))
