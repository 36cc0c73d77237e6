"""A course with many questions: about twelve lines each, no two alike, in one file or in many."""

import random
import shutil
from pathlib import Path

import edu

TEMPLATE = Path(edu.__file__).with_name("templates") / "course"
_WORDS = Path(__file__).parents[1] / "checking" / "english" / "syllable_words.txt"
_QUESTION = """\
  - id: question-{number}
    type: single
    prompt: {prompt}?
    choices:
      - text: {one}.
        feedback: {no}.
        misconception: water-is-enough
      - text: {two}.
        correct: yes
        feedback: {yes}.
      - text: {three}.
        feedback: {not_yet}.
        misconception: wet-hands-are-fine
    supports: [C001]
"""


def large_course(root: Path, questions: int, files: int = 1) -> list[Path]:
    """Put a course into `root`; gives the files with its questions."""
    shutil.copytree(TEMPLATE, root, dirs_exist_ok=True)
    chance = random.Random(1)
    words = [word for word, syllables in map(str.split, _lines()) if syllables in "12" and word.islower()]
    written = []
    for file in range(files):
        name = f"large-{file:03}"
        text = [f"id: {name}\ntitle: Large {file}\npath: patient\nquestions:\n"]
        text += [_question(number, words, chance) for number in range(file, questions, files)]
        path = root / "quizzes" / f"{name}.yaml"
        path.write_text("".join(text), encoding="utf-8")
        written.append(path)
    return written


def _lines() -> list[str]:
    return [line for line in _WORDS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def _question(number: int, words: list[str], chance: random.Random) -> str:
    def sentence(count: int) -> str:
        return " ".join(chance.choices(words, k=count)).capitalize()

    return _QUESTION.format(
        number=number,
        prompt=f"{sentence(9)}. What {sentence(6).lower()}",
        one=sentence(8),
        no=sentence(14),
        two=sentence(8),
        yes=sentence(14),
        three=sentence(8),
        not_yet=sentence(14),
    )
