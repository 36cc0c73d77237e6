"""Someone who sits at the real app: reads the screen, presses keys or clicks, and knows the course."""

import re
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from edu.assessment.marks import misses_idea
from edu.assessment.response import Picked
from edu.course.course import Course
from edu.course.question import Categorise, Choice, Multiple, Question, Reflection, Single, TrueFalse
from tests.pty.terminal import Terminal

ROOT = Path(__file__).parents[2]
SETTLED = 0.6
"""Seconds after which feedback lets a key go on: a little more than `edu.tui.question.SETTLE`."""
MOST_SCREENS = 15
"""Pages that one thing may take; with more, something goes round in circles."""

WHEEL_UP, WHEEL_DOWN = 64, 65

_ROW = re.compile(r"^\s*(\d) {1,2}(?:[(\[].[)\]] )?(.*)")
_NUMBER = re.compile(r"(\d+) of (\d+)")


class Place(NamedTuple):
    """A home folder and, in it, the records."""

    home: Path

    @property
    def records(self) -> Path:
        return self.home / "records"

    @property
    def database(self) -> Path:
        return self.records / "records.db"

    def start(self) -> Terminal:
        """The app in a window of 80 by 24, started in an empty folder with the course that ships with it."""
        env = {"HOME": str(self.home), "PYTHONPATH": str(ROOT), "EDU_DATA": None, "EDU_CLINIC": None}
        env |= {name: None for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR")}
        command = [sys.executable, "-m", "edu", "--data", self.records, "--course", "built-in"]
        return Terminal(command, env=env, cwd=self.home)

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """What the database says, asked past the app."""
        connection = sqlite3.connect(self.database)
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()

    def answers(self) -> list[tuple[object, ...]]:
        """Question and state of every answer, in the order it was given."""
        query = "SELECT question, state FROM answer JOIN attempt ON attempt.id = attempt ORDER BY attempt.number, seq"
        return self.rows(query)


class Patient:
    """Everything by the words on the screen; `acknowledged` is what the app said it had taken in."""

    def __init__(self, terminal: Terminal, course: Course) -> None:
        self.terminal = terminal
        self.acknowledged: list[tuple[object, ...]] = []
        self._questions = {_plain(question.prompt): question for _, question in course.questions()}

    # What is seen

    @property
    def lines(self) -> list[str]:
        return self.terminal.screen().splitlines()

    @property
    def words(self) -> str:
        """The screen in one line, without frames, so that wrapped sentences are found."""
        return _plain(re.sub("[│┃▌▎╭╮╰╯─━┏┓┗┛]", " ", self.terminal.screen()))

    @property
    def position(self) -> tuple[int, int]:
        """Number of the page or question and how many there are, from the bar at the top."""
        found = _NUMBER.search(self.lines[0])
        assert found, self.terminal.screen()
        return int(found[1]), int(found[2])

    def see(self, *texts: str) -> None:
        """Wait until the screen says all of it, wrapped or not."""
        for text in texts:
            self.terminal.wait_until(lambda text=text: _plain(text) in self.words, what=repr(text))  # type: ignore[misc]

    def pause(self, seconds: float) -> None:
        """Look at the screen for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.terminal.read(left)

    def change(self, act: Callable[[], None]) -> bool:
        """Do something and wait for the screen to be another; False when it stays as it is."""
        before = self.terminal.settle(0.05)
        act()
        end = time.monotonic() + 1.5
        while self.terminal.screen() == before and time.monotonic() < end:
            self.terminal.read(0.05)
        return self.terminal.settle(0.05) != before

    # Lessons

    def at_end_of_lesson(self) -> bool:
        number, total = self.position
        return number == total and "Say it back" in self.words

    def read_lesson(self, title: str, say: str = "", turn: Callable[[], None] | None = None) -> None:
        """Turn the pages up to its quiz, and say it back in own words when there are any."""
        self.terminal.wait_until(lambda: title in self.lines[0] and "1 of " in self.lines[0], what=f"lesson {title!r}")
        seen: list[tuple[int, int]] = []
        for _ in range(MOST_SCREENS):
            seen.append(self.position)
            if self.at_end_of_lesson():
                break
            assert self.change(turn or (lambda: self.terminal.press("n"))), self.terminal.screen()
        assert self.at_end_of_lesson(), self.terminal.screen()
        assert {number for number, _ in seen} == set(range(1, seen[-1][1] + 1))
        if say:
            self.terminal.send(say)
            self.see(say, "Compare")
            self.terminal.press("enter")
            self.see("One way to say it")

    def begin_quiz(self) -> None:
        """From the end of a lesson to its first question."""
        for _ in range(MOST_SCREENS):
            self.change(lambda: self.terminal.press("enter"))
            if self._question_on_screen():
                return
        raise AssertionError(f"the lesson does not end\n{self.terminal.screen()}")

    # Questions

    def question(self) -> Question:
        """The question on the screen."""
        self.terminal.wait_until(lambda: self._question_on_screen() is not None, what="a question")
        found = self._question_on_screen()
        assert found is not None
        return found

    def _question_on_screen(self) -> Question | None:
        words = self.words
        return next((question for prompt, question in self._questions.items() if prompt in words), None)

    def rows(self) -> dict[int, str]:
        """Rows to choose from, as they are numbered on the screen."""
        found: dict[int, list[str]] = {}
        number = 0
        for line in self.lines[1:-3]:
            row = _ROW.match(line)
            if row:
                number = int(row[1])
                found[number] = [row[2]]
            elif line.strip() and number:
                found[number].append(line)
            else:
                number = 0
        return {number: _plain(" ".join(said)) for number, said in found.items()}

    def number_of(self, choice: str) -> int:
        numbers = [number for number, said in self.rows().items() if _plain(choice) in said]
        assert len(numbers) == 1, f"{choice!r} stands {len(numbers)} times here\n{self.terminal.screen()}"
        return numbers[0]

    def answer(self, *, wrong: bool = False) -> Question:
        """Answer the question on the screen by keys and wait for what is said of it."""
        question = self.question()
        self.choose(question, wrong=wrong)
        self.terminal.press("enter" if isinstance(question, Reflection) else "c")
        self.acknowledge(question, wrong=wrong)
        return question

    def choose(self, question: Question, *, wrong: bool = False) -> None:
        """Make the answer, but do not check it yet."""
        match question:
            case Single() | TrueFalse() | Multiple():
                for choice in wanted(question, wrong=wrong):
                    number = self.number_of(choice.text)
                    self.terminal.press(str(number))
                    self.terminal.wait_until(lambda number=number: self._is_on(number), what=f"{number} to be on")  # type: ignore[misc]
            case Categorise():
                for number in range(1, len(question.cards) + 1):
                    self._sort(question, number, wrong=wrong)
            case Reflection():
                self.terminal.send("I would call them.")
                self.see("I would call them.", "Compare")

    def _is_on(self, number: int) -> bool:
        return any(re.match(rf"^\s*{number} [(\[][•x][)\]] ", line) for line in self.lines)

    def _sort(self, question: Categorise, number: int, *, wrong: bool) -> None:
        """A number moves its card to the next group; only then is it sure to be on the screen."""
        groups = {group.id: group.text for group in question.groups}
        for _ in groups:
            self.terminal.press(str(number))
            self.terminal.settle(0.05)
            said = self.rows()[number]
            card = next(card for card in question.cards if _plain(card.text) in said)
            best = f"(•) {groups[card.group]}" in said
            if best != wrong:
                return
        raise AssertionError(f"card {number} did not move\n{self.terminal.screen()}")

    def acknowledge(self, question: Question, *, wrong: bool = False) -> None:
        """Wait for the feedback, and note what must be on the disk now."""
        said = "One way to say it" if isinstance(question, Reflection) else "Not yet." if wrong else "Yes."
        if isinstance(question, Categorise):
            said = "Next" if not wrong else "Not yet."
        self.terminal.wait_until(self.answered, what="feedback")
        self.see(said)
        state = "unmarked" if isinstance(question, Reflection) else "wrong" if wrong else "right"
        self.acknowledged.append((question.id, state))

    def answered(self) -> bool:
        """Whether the screen shows what is said of an answer: then the keys are for going on."""
        return re.search(r"▶ (Next|See the result)\b", self.terminal.screen()) is not None

    def go_on(self, press: Callable[[], None] | None = None) -> bool:
        """From the feedback to the next question, or to the result: then it is False."""
        for _ in range(MOST_SCREENS):
            self.pause(SETTLED)
            if self.change(press or (lambda: self.terminal.press("n"))) and not self.answered():
                return not self.at_result()
        raise AssertionError(f"the feedback does not end\n{self.terminal.screen()}")

    def at_result(self) -> bool:
        return re.search(r"\bResult\b", self.lines[0]) is not None

    def answer_all(self, *, wrong: Callable[[Question], bool] = lambda _: False) -> list[Question]:
        """Every question of a quiz until its result."""
        asked: list[Question] = []
        for _ in range(MOST_SCREENS):
            asked.append(self.answer(wrong=wrong(self.question())))
            if not self.go_on():
                return asked
        raise AssertionError("the quiz does not end")

    # Mouse

    def click(self, text: str, *, last: bool = False) -> None:
        """Press and release the left button on a text of the screen."""
        self.click_at(*self.find(text, last=last))

    def click_at(self, column: int, line: int) -> None:
        self.terminal.send(f"\x1b[<0;{column};{line}M\x1b[<0;{column};{line}m")

    def find(self, text: str, *, last: bool = False) -> tuple[int, int]:
        """Column and line of a text, from 1, as a mouse reports them; turns the wheel when it is out of sight."""
        places = [(line.index(text) + 1, number) for number, line in enumerate(self.lines, 1) if text in line]
        if not places:
            self.wheel_to(lambda: any(text in line for line in self.lines), what=text)
            return self.find(text, last=last)
        return places[-1 if last else 0]

    def wheel_to(self, seen: Callable[[], bool], *, what: str) -> None:
        """Turn the wheel down, then up, until it is seen."""
        for button in (*[WHEEL_DOWN] * MOST_SCREENS, *[WHEEL_UP] * MOST_SCREENS * 2):
            if seen():
                return
            self.terminal.send(f"\x1b[<{button};40;12M")
            self.terminal.settle(0.06)
        raise AssertionError(f"{what!r} is nowhere\n{self.terminal.screen()}")

    def click_answer(self, question: Question) -> None:
        """Make the right answer by clicks, but do not check it yet; a reflection is left empty."""
        match question:
            case Single() | TrueFalse() | Multiple():
                for choice in wanted(question, wrong=False):
                    self.wheel_to(lambda said=choice.text: _plain(said) in " ".join(self.rows().values()), what=choice.text)  # type: ignore[misc]
                    number = self.number_of(choice.text)
                    self.click(next(line for line in self.lines if re.match(rf"^\s*{number} [(\[]", line)))
                    self.terminal.wait_until(lambda number=number: self._is_on(number), what=f"{number} to be on")  # type: ignore[misc]
            case Categorise():
                groups = {group.id: group.text for group in question.groups}
                for card in question.cards:
                    self._click_group(card.text, groups[card.group])

    def _click_group(self, card: str, group: str) -> None:
        """Click on the name of a group under a card."""

        def line_of(mark: str) -> int | None:
            said = next((number for number, said in self.rows().items() if _plain(card) in said), None)
            top = next((at for at, line in enumerate(self.lines) if re.match(rf"^\s*{said}  \S", line)), None)
            if said is None or top is None:
                return None
            return next((at for at in range(top, min(top + 5, len(self.lines) - 3)) if mark in self.lines[at]), None)

        self.wheel_to(lambda: line_of(group) is not None, what=card)
        at = line_of(f"( ) {group}")
        assert at is not None, self.terminal.screen()
        self.click_at(self.lines[at].index(group) + 1, at + 1)
        self.terminal.wait_until(lambda: line_of(f"(•) {group}") is not None, what=f"{card!r} in {group!r}")


def wanted(question: Single | TrueFalse | Multiple, *, wrong: bool) -> list[Choice]:
    """The right choices, or one that misses the idea of the question."""
    if not wrong:
        return [choice for choice in question.choices if choice.correct]
    assert isinstance(question, Single | TrueFalse), "nothing here ticks a wrong set"
    misses = [c for c in question.choices if not c.correct and (misses_idea(question, Picked(c.id)) or not c.cautious)]
    return misses[:1]


def _plain(text: str) -> str:
    return " ".join(text.split())
