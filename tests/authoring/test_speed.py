"""A large course is read, checked and built in less time than a plain YAML load of its largest file."""

import gc
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from edu.authoring.load import load

QUESTION = """\
  - id: question-{0}
    type: single
    prompt: You have a party tonight and your skin is flaky, number {0}. What is best?
    choices:
      - text: Put on your moisturizer and leave the flakes alone.
        correct: true
        feedback: Moist skin feels better, and flakes come off when they are ready.
      - text: Use a scrub so that the skin looks smooth.
        feedback: Scrubs are harsh on healing skin. They can hurt it.
        misconception: scrub-it-off
      - text: Sit in the sun to dry the flakes.
        feedback: Sun can harm the new skin under the peel.
    explanation: Healing skin needs moisture and a light touch.
    critical: true
    idea: no-picking
    objective: care
    supports: [C001, C002]
"""


def seconds(work: Callable[[], object]) -> float:
    gc.collect()
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def test_a_whole_course_loads_faster_than_plain_yaml(folder: Path) -> None:
    text = "id: large\ntitle: Large\npath: patient\nquestions:\n" + "".join(map(QUESTION.format, range(2_000)))
    (folder / "quizzes/large.yaml").write_text(text)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    plain = min(seconds(lambda: yaml.load(text, Loader=loader)) for _ in range(3))  # noqa: S506
    whole = min(seconds(lambda: load(folder)) for _ in range(3))
    print(f"whole read of 2,000 questions: {whole / plain:.2f} of yaml.load")
    assert load(folder).problems == ()
    assert whole < plain


def test_time_grows_with_the_size_and_not_faster(folder: Path) -> None:
    def read(count: int) -> float:
        text = "id: large\ntitle: Large\npath: nobody\nquestions:\n" + "".join(map(QUESTION.format, range(count)))
        (folder / "quizzes/large.yaml").write_text(text.replace("misconception: scrub", "misconcepton: scrub"))
        return min(seconds(lambda: load(folder)) for _ in range(3))

    assert read(1_600) < 10 * read(400)
