"""Questions as an author writes them, for tests that care about their choices only."""

from collections.abc import Callable

from edu.problems import Problem
from tests.checking.rules.template import quiz, spots

Check = Callable[[str], list[Problem]]
BELIEFS = ("looks-clean-is-clean", "water-is-enough", "wet-hands-are-fine", "water-must-be-hot", "quick-touch-is-safe")


def written(prompt: str, *choices: str, kind: str = "single", more: str = "") -> str:
    """A question with these choices; those that start with `*` are right."""
    lines = ["- id: tried", f"  type: {kind}", f"  prompt: {prompt}", "  choices:"]
    for number, choice in enumerate(choices):
        right = choice.startswith("*")
        lines += [
            f"    - text: {choice.removeprefix('*')}",
            f"      feedback: What is said after {number}.",
            "      correct: yes" if right else f"      misconception: {BELIEFS[number % len(BELIEFS)]}",
        ]
    return "\n".join([*lines, "  objective: wash-well", "  supports: [C004]", more])


def marked(problems: Check, code: str, question: str) -> list[str]:
    """The words that a code is given for, in a question that can be read."""
    found = problems(question)
    assert not [problem for problem in found if problem.code[:2] in {"E0", "E1"}]
    return spots(quiz(question), found, code)
