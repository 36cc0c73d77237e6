"""Signs of Markdown and HTML that a learner would see as they are typed, and signs that are none."""

import pytest

from tests.checking.rules.template import LESSON, QUIZ, check, quiz, single, spots, template


def found(**said: str) -> list[str]:
    text = quiz(single(**said))
    return spots(text, check(quiz=text), "W247")


@pytest.mark.parametrize(
    "sign",
    [
        *("**soap**", "*soap*", "***soap***", "__soap__", "_soap_", "`soap`", "~~soap~~", "**some soap, too.**"),
        *("<b>", "</b>", "<br>", "<br/>", "<BR />", '<a href="x">', "<strong>", "&amp;", "&nbsp;", "&#39;"),
        *("[soap](https://example.org)", "[soap](soap.html)", "![soap](soap.png)", "[](#top)"),
    ],
)
@pytest.mark.parametrize("around", ["Use {} now.", "{} is best", "It is ({}).", "Take {}"])
def test_markup_is_found(sign: str, around: str) -> None:
    assert found(if_key=around.format(sign)) == [sign]


@pytest.mark.parametrize(
    "said",
    [
        *(
            "Soap* helps.",
            "* See below.",
            "Soap* and water* help.",
            "2 * 3 * 4",
            "2*3*4",
            "Rate it: ***",
            "A ** B ** C",
        ),
        *("Wait <5 days.", "5 < 6 > 3", "Is 5<b and c>3", "x <y> z", "I <3 soap"),
        *("As [1] says.", "See [1] (below).", "[A] or (B)", "[x](y)", "[soap](see below)"),
        *("Write _____ here.", "The ___ and the ___.", "a_b_c", "snake_case_name", "__"),
        *("Don`t and can`t.", "A lone ` here.", "Rock & roll; yes.", "AT&T; and so on", "~5 to ~6"),
    ],
)
def test_a_sign_that_is_no_markup_is_left_alone(said: str) -> None:
    assert found(if_key=said) == []


@pytest.mark.parametrize("field", ["prompt", "key", "if_key", "wrong", "if_wrong"])
def test_every_text_of_a_question_is_plain(field: str) -> None:
    assert found(**{field: "Use **soap** and *water* now."}) == ["**soap**"]


def test_so_are_title_and_intro() -> None:
    text = template(QUIZ).replace("title: Wash your hands", "title: Wash <b>your</b> hands")
    text = text.replace("intro: A few", "intro: Some *very*")
    assert spots(text, check(quiz=text), "W247") == ["<b>", "*very*"]


def test_a_lesson_may_hold_some() -> None:
    text = template(LESSON).replace("Soap and water lift", "*Soap* and **water** lift")
    assert text != template(LESSON)
    assert [problem for problem in check(lesson=text) if problem.code == "W247"] == []


def test_ids_and_remarks_are_no_texts() -> None:
    text = quiz(single(more="# **soap** <b>\nsupports: [C001]"))
    assert spots(text, check(quiz=text), "W247") == []
