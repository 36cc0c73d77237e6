"""No rule overlooks what stands in a matching, ordering, short_answer, numeric or cloze question, or in a scenario."""

from collections.abc import Callable
from pathlib import Path
from textwrap import indent

import pytest

from edu.checking.copying import RUN, fingerprint
from edu.problems import Problem
from tests.checking.rules import changed
from tests.checking.rules.kinds import KINDS, cloze, numeric, ordering, scenario, short_answer
from tests.checking.rules.template import QUIZ, check, quiz, single, spots

Check = Callable[[str], list[Problem]]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_said_of_a_sound_one(problems: Check, kind: str) -> None:
    assert problems(KINDS[kind]()) == []


FLAWS = [
    # promises, wherever the course speaks in its own voice
    ("matching", "It dries your hands", "It guarantees clean hands", "E323", ["guarantees"]),
    ("matching", "Wet hands pass on germs.", "It never fails.", "E323", ["never fails"]),
    ("ordering", "Use a clean towel.", "It never fails.", "E323", ["never fails"]),
    ("ordering", "It comes last.", "It never fails.", "E323", ["never fails"]),
    ("short_answer", "It comes after the soap.", "It never fails.", "E323", ["never fails"]),
    ("numeric", "Look at the other one too.", "It never fails.", "E323", ["never fails"]),
    ("numeric", "Count them once more.", "It never fails.", "E323", ["never fails"]),
    ("numeric", "Both of them carry germs.", "It never fails.", "E323", ["never fails"]),
    ("cloze", "Rub both palms with {what} and", "It never fails with {what}, so", "E323", ["never fails"]),
    ("cloze", "text: soap", "text: what never fails", "E323", ["never fails"]),
    ("cloze", "and dry them", "which guarantees clean hands, and dry them", "E323", ["guarantees"]),
    ("cloze", "It leaves germs behind.", "It never fails.", "E323", ["never fails"]),
    # what nobody can know
    ("matching", "It warms the water", "It is 40 minutes of ibuprofen", "E322", ["ibuprofen"]),
    ("ordering", "Rub them with soap.", "Rub them for 40 minutes.", "E322", ["40 minutes"]),
    ("short_answer", "text: soap", "text: 40 minutes", "E322", ["40 minutes"]),
    ("numeric", "unit: hands", "unit: minutes", "E322", ["2"]),
    ("cloze", "on a {cloth}", "for 40 minutes on a {cloth}", "E322", ["40 minutes"]),
    ("scenario", "Rain leaves germs behind.", "Rain takes 40 minutes.", "E322", ["40 minutes"]),
    # hard words, and words of school
    ("matching", "It dries your hands", "It prevents dermatitis", "W401", ["dermatitis"]),
    ("matching", "It warms the water", "It prevents dermatitis", "W401", ["dermatitis"]),
    ("ordering", "Use a clean towel.", "Look for dermatitis.", "W401", ["dermatitis"]),
    ("short_answer", "text: hot water", "text: dermatitis", "W401", ["dermatitis"]),
    ("numeric", "unit: hands", "unit: erythema", "W401", ["erythema"]),
    ("numeric", "Count them once more.", "Look for dermatitis.", "W401", ["dermatitis"]),
    ("cloze", "Rub both palms with", "Against dermatitis, rub with", "W401", ["dermatitis"]),
    ("cloze", "text: towel", "text: dermatitis", "W401", ["dermatitis"]),
    ("scenario", "Lunch is ready.", "He has dermatitis.", "W401", ["dermatitis"]),
    ("scenario", "A little", "Like dermatitis", "W401", ["dermatitis"]),
    ("matching", "Wet hands pass on germs.", "You failed.", "E404", ["failed"]),
    ("scenario", "A little", "A high score", "E404", ["score"]),
    # choices of a gap, as those of a question
    ("cloze", "text: hot water", "text: all of the above", "E201", ["all of the above"]),
    ("cloze", "text: soap", "text: soap that you have had in the house for a while", "W203", None),
    ("cloze", "text: hot water", "text: always hot water", "W205", ["always"]),
    ("cloze", "and dry them on a {cloth}", "and cloth or soaps, then use a {cloth}", "W207", ["soap"]),
    ("cloze", "text: a dry rag", "text: the hot water", "W211", ["the hot water"]),
    ("cloze", "misconception: water-must-be-hot", "", "E217", ["hot water"]),
    ("cloze", "feedback: It leaves germs behind.", "feedback: It can hurt your skin.", "E216", None),
    # what is said, and not said
    ("matching", "      feedback: Wet hands pass on germs.\n", "", "E215", ["A towel"]),
    ("ordering", "      feedback: It comes last.\n", "", "E215", ["Use a clean towel."]),
    ("short_answer", "      feedback: It comes after the soap.\n", "", "E215", ["a towel"]),
    ("short_answer", "  explanation: Soap and water lift off the germs.\n", "", "E215", ["short_answer"]),
    ("numeric", "  if_low: Look at the other one too.\n", "", "E215", ["answer"]),
    ("cloze", "feedback: It can hurt your skin.", "", "E215", ["hot water"]),
    ("cloze", "  explanation: Soap and water lift off the germs.\n", "", "E215", ["cloze"]),
    ("ordering", "It comes last.", "You rub before you rinse.", "E216", ["You rub before you rinse."]),
    # the prompt
    ("matching", "Match each thing with what it is for.", "Things at the sink.", "E225", ["Things at the sink."]),
    ("numeric", "How many hands do you wash?", "The hands you wash.", "E225", ["The hands you wash."]),
    ("scenario", "What should he do first?", "Then he waits.", "E225", ["Then he waits."]),
    ("scenario", "How sure would you be of that?", "You may be sure.", "E225", ["You may be sure."]),
    ("short_answer", "What do you use at", "Which of these is not used at", "E222", ["not"]),
    # where it comes from
    ("numeric", "  supports: [C001, C003]\n", "", "E311", ["tried"]),
    ("scenario", "  supports: [C001, C003]\n", "", "E311", ["tried"]),
]


@pytest.mark.parametrize(("kind", "old", "new", "code", "words"), FLAWS)
def test_a_flaw_is_found_where_it_stands(
    problems: Check, kind: str, old: str, new: str, code: str, words: list[str] | None
) -> None:
    text = KINDS[kind]()
    assert text.count(old) == 1
    text = text.replace(old, new)
    found = problems(text)
    assert not [problem for problem in found if problem.code[:2] in {"E0", "E1"}]
    assert code in {problem.code for problem in found}
    if words:
        assert spots(quiz(text), found, code) == words


COPIED = "a good wash keeps germs far away"
TEXTS = [
    ("matching", "Some soap"),
    ("matching", "It dries your hands"),
    ("matching", "It warms the water"),
    ("matching", "Wet hands pass on germs."),
    ("ordering", "Use a clean towel."),
    ("ordering", "It comes last."),
    ("short_answer", "hot water"),
    ("short_answer", "text: soap"),
    ("short_answer", "It comes after the soap."),
    ("numeric", "unit: hands"),
    ("numeric", "Both of them carry germs."),
    ("numeric", "Look at the other one too."),
    ("numeric", "Count them once more."),
    ("cloze", "text: soap"),
    ("cloze", "text: hot water"),
    ("cloze", "text: towel"),
    ("cloze", "text: sleeve"),
    ("cloze", "It carries germs of its own."),
    ("scenario", "Lunch is ready."),
    ("scenario", "What should he do first?"),
    ("scenario", "A little"),
]


def quiz_of_sections(questions: str) -> str:
    """The template's quiz with these questions in its one section."""
    head, heading, listed = quiz(questions).partition("questions:\n")
    return f"{head}sections:\n  - title: Together\n    {heading}{indent(listed, '    ')}"


def copied(folder: Path, text: str) -> list[str]:
    root = changed.changed(folder)
    words = COPIED.split()
    runs = (" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
    changed.written(root, "content/fingerprints.txt", "\n".join(map(fingerprint, runs)))
    changed.written(root, QUIZ, text)
    return changed.marked(root, "E321")


@pytest.mark.parametrize(("kind", "old"), TEXTS)
def test_nothing_that_a_learner_reads_may_be_copied(kind: str, old: str, tmp_path: Path) -> None:
    key, colon, _ = old.partition(": ")
    text = KINDS[kind]().replace(old, f"{key if colon else ''}{colon}{COPIED}", 1)
    assert copied(tmp_path, quiz(text)) == [COPIED]


def test_a_copied_sentence_is_found_across_the_gap_that_hides_a_word_of_it(tmp_path: Path) -> None:
    text = cloze().replace("Rub both palms with {what} and dry them on", "A good {what} keeps germs far away from")
    assert copied(tmp_path / "one", quiz(text.replace("text: soap", "text: wash"))) == [
        "A good {what} keeps germs far away"
    ]
    assert copied(tmp_path / "other", quiz(text)) == []


def test_what_stands_above_questions_may_not_be_copied_either(tmp_path: Path) -> None:
    text = quiz_of_sections(single())
    assert copied(tmp_path / "title", text.replace("Together", COPIED)) == [COPIED]
    assert copied(tmp_path / "intro", f"intro: {COPIED}\n{text.replace('intro:', '# intro:')}") == [COPIED]


def test_a_quiz_without_questions_of_its_own_is_read_too(tmp_path: Path) -> None:
    root = changed.changed(tmp_path)
    head = "id: exam\ntitle: It guarantees clean hands\npath: patient\n"
    changed.written(root, "quizzes/exam.yaml", f"{head}sections:\n  - from: [wash-your-hands]\n")
    assert changed.marked(root, "E323") == ["guarantees"]


def test_questions_in_blocks_and_sections_are_looked_at() -> None:
    block = f"- keep_together:\n{indent(single('one', wrong='all of the above') + single('two'), '    ')}"
    text = quiz_of_sections(block)
    found = [problem for problem in check(quiz=text) if problem.code == "E201"]
    assert spots(text, found, "E201") == ["all of the above"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (numeric().replace("answer: 2\n", "answer: 2\n  rule: relative\n  tolerance: 10\n"), '"20", earns full marks'),
        (numeric().replace("answer: 2\n", "answer: 2\n  tolerance: 30\n"), '"20", earns full marks'),
        (short_answer().replace("text: soap", f"text: {'soap ' * 45}"), "at most 200 characters"),
        (ordering().replace("Use a clean towel.", "Wet your hands!\n      id: again"), "reads the same"),
    ],
)
def test_a_key_that_does_not_hold_is_found(problems: Check, text: str, message: str) -> None:
    (found,) = (problem for problem in problems(text) if problem.code == "E220")
    assert message in f"{found.message} {found.remedy}"


def test_a_number_that_can_be_reckoned_from_the_prompt_needs_no_source(problems: Check) -> None:
    text = numeric().replace("unit: hands", "unit: minutes")
    reckoned = text.replace("How many hands do you wash?", "You have 5 minutes and read for 3 minutes. What is left?")
    assert "E322" not in {problem.code for problem in problems(reckoned)}


CRITICAL = "  critical: yes\n  idea: clean-hands-before-a-wound\n  say_it_again: Soap it is.\n"


@pytest.mark.parametrize("kind", ["matching", "ordering", "short_answer", "numeric", "cloze"])
def test_whoever_is_wrong_where_it_matters_is_told_how_to_get_help(problems: Check, kind: str) -> None:
    text = KINDS[kind]() + CRITICAL
    assert "E304" in {problem.code for problem in problems(text)}
    told = text.replace("lift off the germs.", "lift off the germs. Ask a nurse if you have none.")
    assert "E304" not in {problem.code for problem in problems(told)}


def test_a_critical_step_counts_among_the_questions_on_its_idea(problems: Check) -> None:
    step = scenario().replace("      explanation: Soap", f"{indent(CRITICAL, '    ')}      explanation: Soap")
    assert step.count("critical") == 1
    assert [problem.code for problem in problems(step) if problem.code in {"E301", "W305"}] == ["E301"]
    both = step + single("two", more=f"{CRITICAL.replace('  ', '')}reserve: yes")
    assert [problem.code for problem in problems(both) if problem.code in {"E301", "W305"}] == []


def test_keys_of_gaps_and_of_steps_count_where_keys_stand(problems: Check) -> None:
    two = single("two", key="Get some soap.", prompt="You come home. What now?")
    found = [
        problem for problem in problems(cloze() + two + scenario().replace("tried", "step")) if problem.code == "W232"
    ]
    assert len(found) == 1 and "3 times in a row" in found[0].message
