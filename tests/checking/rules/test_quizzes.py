"""What the rules on the questions of a quiz together find."""

import re
from collections.abc import Sequence
from time import perf_counter

import pytest

from edu.checking.rules.quizzes import _tail
from tests.checking.rules.template import check, quiz, single, spots

WORDS = "soap towel water gel brush sink tap cream cloth glove plaster bottle ring sleeve nail thumb palm wrist".split()


def number(at: int, key_at: int = 0, *, key: str = "", more: str = "") -> str:
    """A question of its own, whose key is the first, second or third choice."""
    own = [f"{word} {WORDS[at % len(WORDS)]} {at}" for word in ("Old", "New", "Red")]
    text = single(f"q{at}", prompt=f"What of {at}?", key=key or own[0], wrong=own[1], other=own[2], more=more)
    head, *choices = re.split(r"(?m)^    - ", text)
    last, tail = choices[-1].split("  explanation", 1)
    choices[-1] = last
    choices.insert(key_at, choices.pop(0))
    return head + "".join(f"    - {choice}" for choice in choices) + "  explanation" + tail


def found(code: str, questions: Sequence[str]) -> list[str]:
    text = quiz("".join(questions))
    return spots(text, check(quiz=text), code)


def messages(code: str, questions: Sequence[str]) -> list[str]:
    return [problem.message for problem in check(quiz=quiz("".join(questions))) if problem.code == code]


def places(at: str) -> list[str]:
    return [number(n, int(place)) for n, place in enumerate(at)]


def long(many: int, of: int, key: str = "Soap and water and a towel") -> list[str]:
    return [number(n, n % 3, key=key if n < many else "") for n in range(of)]


def test_keys_that_are_the_longest_too_often_are_found_at_the_questions() -> None:
    assert found("E204", long(3, 5)) == ["questions"]
    (message,) = messages("E204", long(3, 5))
    assert message.startswith("in 3 of 5 questions")


@pytest.mark.parametrize(
    "questions", [long(2, 5), long(4, 4), long(0, 6), long(6, 6, key="New soap 12"), long(0, 6, key="")]
)
def test_few_long_keys_a_short_quiz_and_small_differences_are_sound(questions: list[str]) -> None:
    assert found("E204", questions) == []


@pytest.mark.parametrize("at", ["00000012", "000000021", "111121111011", "0001000100010001000101000"])
def test_keys_that_stand_in_one_place_too_often_are_found(at: str) -> None:
    assert found("W231", places(at)) == ["questions"]


@pytest.mark.parametrize("at", ["0000000", "00000121", "012012012", "0120012010200121"])
def test_what_chance_often_does_is_sound(at: str) -> None:
    assert found("W231", places(at)) == []


def test_the_place_is_named() -> None:
    assert messages("W231", places("22222212")) == ["in 7 of 8 questions with one right choice, it is the third"]


def test_the_tail_of_a_coin_is_that_of_pascals_triangle() -> None:
    assert _tail(0, 4, 0.5) == pytest.approx(1)
    assert _tail(3, 4, 0.5) == pytest.approx(5 / 16)
    assert _tail(4, 4, 1 / 3) == pytest.approx(1 / 81)


def test_the_tail_of_very_many_tries_can_be_told() -> None:
    assert _tail(5_000, 10_000, 1 / 3) == pytest.approx(0)
    assert _tail(3_000, 10_000, 1 / 3) == pytest.approx(1)


def test_the_third_key_in_one_place_is_found() -> None:
    assert messages("W232", places("2111120")) == ["from q1 to q4, the right choice is the second 4 times in a row"]
    assert found("W232", places("211120")) == ["text: Old gel 3"]


@pytest.mark.parametrize("at", ["0011220", "00", "0110110"])
def test_two_in_a_row_are_sound(at: str) -> None:
    assert found("W232", places(at)) == []


def test_another_kind_of_question_ends_a_row() -> None:
    between = "- {id: own, type: reflection, prompt: Why?, model_answer: So., supports: [C001]}\n"
    assert messages("W232", [*places("00"), between, number(5), number(6)]) == []
    assert messages("W232", [*places("00"), number(5), between]) != []


KEY = "Rub the backs of both hands with plain soap."


@pytest.mark.parametrize(
    "prompt",
    [
        "Rub the backs of both hands with plain soap, and then?",
        "You rubbed the back of both hands with plain soap. What comes next?",
    ],
)
def test_a_prompt_that_gives_a_key_away_is_found(prompt: str) -> None:
    questions = [number(1, key=KEY), single("two", prompt=prompt)]
    assert found("W233", questions) == [prompt]
    assert found("W233", questions[::-1]) == [prompt]


@pytest.mark.parametrize(
    ("key", "prompt"),
    [
        (KEY, "You have soap on the backs of your hands. What comes next?"),
        (KEY, "What do you do with soap?"),
        ("With plain soap.", "You wash with plain soap. What next?"),
        ("Call your clinic now, and tell them.", "You call your clinic now, and tell them. What next?"),
    ],
)
def test_a_prompt_that_shares_some_words_with_a_key_is_sound(key: str, prompt: str) -> None:
    assert found("W233", [number(1, key=key), single("two", prompt=prompt)]) == []


def test_a_prompt_may_repeat_its_own_key() -> None:
    assert found("W233", [single(prompt=f"{KEY} Why?", key=KEY)]) == []


def test_the_same_key_twice_is_found_at_the_second() -> None:
    assert found("W233", [number(1, key=KEY), number(2, key=KEY.upper())]) == [KEY.upper()]


def test_variants_of_one_idea_may_sound_alike() -> None:
    idea = "critical: yes\nidea: clean-hands-before-a-wound"
    alike = [number(1, key=KEY, more=idea), single("two", prompt=f"{KEY} Then?", more=f"{idea}\nreserve: yes")]
    assert found("W233", alike) == []
    assert found("W233", [number(1, key=KEY, more=idea), number(2, key=KEY, more=idea)]) == []


def test_what_stands_in_very_many_keys_gives_nothing_away_and_takes_no_time() -> None:
    many = [number(n, n % 3, key=f"{KEY[:-1]} {n}.") for n in range(400)]
    text = quiz("".join([*many, single("two", prompt=f"{KEY} Then?")]))
    started = perf_counter()
    assert spots(text, check(quiz=text), "W233") == []
    assert perf_counter() - started < 10
