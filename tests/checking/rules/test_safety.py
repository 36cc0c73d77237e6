"""What the rules on critical questions find."""

import pytest

from tests.checking.rules.template import check, quiz, single, spots

CRITICAL = "critical: yes\nidea: clean-hands-before-a-wound\nsay_it_again: Soap it is."
TOLD = "Soap lifts germs. Ask a nurse."


def found(code: str, *questions: str) -> list[str]:
    text = quiz("".join(questions))
    return spots(text, check(quiz=text), code)


def test_the_only_variant_of_an_idea_is_found_at_the_idea() -> None:
    assert found("E301", single(more=CRITICAL)) == ["clean-hands-before-a-wound"]


@pytest.mark.parametrize("second", [single("two", more=CRITICAL), single("two", more=f"{CRITICAL}\nreserve: yes")])
def test_two_variants_are_enough(second: str) -> None:
    assert found("E301", single(more=CRITICAL), second) == []


@pytest.mark.parametrize("second", ["idea: clean-hands-before-a-wound", ""])
def test_only_critical_questions_count_as_variants(second: str) -> None:
    assert len(found("E301", single(more=CRITICAL), single("two", more=second))) == 1


def test_no_variant_at_all_is_for_another_rule_to_say() -> None:
    assert found("E301", single()) == found("W305", single()) == []


def test_variants_without_a_reserve_are_found_at_the_last() -> None:
    text = quiz(single(more=CRITICAL) + single("two", more=CRITICAL))
    (problem,) = [each for each in check(quiz=text) if each.code == "W305"]
    assert spots(text, [problem], "W305") == ["clean-hands-before-a-wound"]
    assert problem.line and problem.line > text[: text.index("id: two")].count("\n")


@pytest.mark.parametrize("more", [[CRITICAL], [CRITICAL, f"{CRITICAL}\nreserve: yes"]])
def test_a_reserve_or_a_single_variant_is_not_told_twice(more: list[str]) -> None:
    assert found("W305", *(single(f"q{n}", more=each) for n, each in enumerate(more))) == []


@pytest.mark.parametrize(("critical", "spot"), [("yes", ["true_false"]), ("no", [])])
def test_a_critical_question_is_no_guess(critical: str, spot: list[str]) -> None:
    more = f"critical: {critical}, idea: clean-hands-before-a-wound"
    assert found("E302", f"- {{id: one, type: true_false, prompt: So., answer: no, {more}, supports: [C001]}}") == spot


@pytest.mark.parametrize(("more", "spot"), [(CRITICAL, ["critical"]), ("say_it_again: So.", [])])
def test_a_critical_question_explains(more: str, spot: list[str]) -> None:
    bare = single(more=more).replace("  explanation: Soap lifts off what water leaves.\n", "")
    assert found("E303", bare) == spot
    assert found("E303", single(more=more)) == []


@pytest.mark.parametrize(("more", "spot"), [(CRITICAL, []), (CRITICAL.partition("\nsay")[0], ["critical"]), ("", [])])
def test_a_critical_question_has_other_words(more: str, spot: list[str]) -> None:
    assert found("W306", single(more=more)) == spot


@pytest.mark.parametrize(
    "feedback",
    [
        "Call your clinic now.",
        "Ask a nurse about it.",
        "A pharmacist can tell you more.",
        "If it gets worse, get help.",
        "Your midwife knows what to do.",
        "The help line is open all night.",
        "Go to urgent care.",
        "Phone 911 now.",
    ],
)
def test_feedback_that_names_help_is_sound(feedback: str) -> None:
    assert found("E304", single(if_wrong=feedback, if_other=feedback, more=CRITICAL)) == []


@pytest.mark.parametrize(
    "feedback", ["Rain leaves germs behind.", "That is called a germ.", "Soap will help you.", "It is a clinical word."]
)
def test_feedback_without_a_way_to_get_help_is_found(feedback: str) -> None:
    assert found("E304", single(if_wrong=feedback, if_other=TOLD, more=CRITICAL)) == [feedback]


def test_only_wrong_choices_of_critical_questions_for_patients_need_it() -> None:
    curt = single(if_wrong="No.", if_other="No.")
    assert found("E304", curt) == []
    assert found("E304", single(if_key="Yes.", if_wrong=TOLD, if_other=TOLD, more=CRITICAL)) == []
    trainee = quiz(single(if_wrong="No.", more=CRITICAL)).replace("path: patient", "path: trainee")
    assert [problem for problem in check(quiz=trainee) if problem.code == "E304"] == []


def test_a_cautious_choice_asks_for_help_already() -> None:
    asked = single(if_wrong="No.", if_other=TOLD, more=CRITICAL)
    assert found("E304", asked) == ["No."]
    assert found("E304", asked.replace("misconception: water", "cautious: yes\n      misconception: water")) == []


@pytest.mark.parametrize(("group", "spot"), [("call", ["Not so."]), ("stay", [])])
def test_cards_that_belong_to_a_call_need_it(group: str, spot: list[str]) -> None:
    sort = f"""
    - id: one
      type: categorise
      prompt: Sort the cards.
      groups: [{{id: call, text: Call}}, {{id: stay, text: Stay}}]
      cautious_group: call
      cards:
        - {{text: A red wound, group: {group}, feedback: Not so.}}
        - {{text: A dry hand, group: stay, feedback: Fine.}}
      critical: yes
      idea: clean-hands-before-a-wound
    """
    assert found("E304", sort) == spot
