"""Someone at the real app who goes by the words on the screen, presses keys, and knows the course."""

import re
import time
from collections.abc import Callable
from functools import partial

from edu.assessment.marks import misses_idea
from edu.assessment.response import Picked
from edu.course.course import Course
from edu.course.parts import Choice
from edu.course.question import Categorise, Multiple, Question, Reflection, Single, TrueFalse
from tests.pty.terminal import Terminal
from tests.walk.place import Rows

SETTLED = 0.6
"""Seconds after which Enter goes on from what it also led to: a little more than `edu.tui.sitting.SETTLE`."""
MOST = 20
"""Pages, questions or turns of the wheel that one thing may take; with more, something goes round in circles."""

_FRAMES = re.compile("[│┃▌▎╭╮╰╯─━┏┓┗┛]")
_ROW = re.compile(r"^\s*(\d) {1,2}(?:[(\[].[)\]] )?(.*)")
_NUMBER = re.compile(r"(\d+) of (\d+)")


class Patient:
    """`acknowledged` is what the app said it had taken in: each question with the state of its answer."""

    def __init__(self, terminal: Terminal, course: Course) -> None:
        self.terminal = terminal
        self.acknowledged: Rows = []
        self._questions = {plain(question.prompt): question for _, question in course.questions()}

    # What is seen

    @property
    def lines(self) -> list[str]:
        return self.terminal.screen().splitlines()

    @property
    def words(self) -> str:
        """The screen in one line, without frames, so that wrapped sentences are found."""
        return plain(_FRAMES.sub(" ", self.terminal.screen()))

    @property
    def acts(self) -> str:
        """What stands above the line of keys."""
        return " ".join(self.lines[-4:-1])

    @property
    def position(self) -> tuple[int, int]:
        """Number of the page or question and how many there are, from the bar at the top."""
        found = _NUMBER.search(self.lines[0])
        assert found, self.terminal.screen()
        return int(found[1]), int(found[2])

    def says(self, text: str) -> bool:
        return plain(text) in self.words

    def see(self, *texts: str) -> None:
        """Wait until the screen says all of it, wrapped or not."""
        for text in texts:
            self.terminal.wait_until(partial(self.says, text), what=repr(text))

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

    # What is done: by keys here, by clicks in `tests.walk.mouse`

    def turn(self) -> None:
        """To the next page of a lesson."""
        self.terminal.press("n")

    def go(self) -> None:
        """From the last page of a lesson to its quiz, and from feedback onward."""
        self.terminal.press("enter")

    def check(self, question: Question) -> None:
        if isinstance(question, Reflection):
            self.pause(SETTLED)  # Enter would also have come from the page before
            self.go()
        else:
            self.terminal.press("c")

    def pick(self, choice: str) -> None:
        number = self.number_of(choice)
        self.terminal.press(str(number))
        self.terminal.wait_until(partial(self.is_on, number), what=f"{number} to be on")

    def sort(self, question: Categorise) -> None:
        """A number moves its card to the next group; only then is the card sure to be in sight."""
        groups = {group.id: group.text for group in question.groups}
        for number in range(1, len(question.cards) + 1):
            for _ in groups:
                before = self.rows().get(number)
                self.terminal.press(str(number))
                self.terminal.wait_until(partial(self._has_moved, number, before), what=f"card {number} to move")
                self.terminal.settle(0.05)
                said = self.rows()[number]
                card = next(card for card in question.cards if plain(card.text) in said)
                if f"(•) {groups[card.group]}" in said:
                    break
            else:
                raise AssertionError(f"card {number} did not move\n{self.terminal.screen()}")

    def _has_moved(self, number: int, before: str | None) -> bool:
        said = self.rows().get(number, "")
        return said != before and "(•)" in said

    def write(self) -> None:
        self.terminal.send("I would call them.")
        self.see("I would call them.", "Compare")

    # Lessons

    def read_lesson(self, title: str, say: str = "") -> None:
        """Turn the pages, say it back in own words when there are any, and go to the quiz."""
        self.terminal.wait_until(lambda: title in self.lines[0] and "1 of " in self.lines[0], what=f"lesson {title!r}")
        seen = [self.position]
        while not self._at_end_of_lesson():
            assert self.change(self.turn), self.terminal.screen()
            seen.append(self.position)
            assert len(seen) < MOST, "the lesson does not end"
        assert {number for number, _ in seen} == set(range(1, seen[-1][1] + 1))
        if say:
            self.terminal.send(say)
            self.see(say, "Compare")
            self.go()
            self.see("One way to say it")
        for _ in range(MOST):
            self.change(self.go)
            if self._question_on_screen():
                return
        raise AssertionError(f"the lesson does not end\n{self.terminal.screen()}")

    def _at_end_of_lesson(self) -> bool:
        number, total = self.position
        return number == total and self.says("Say it back")

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
        return {number: plain(" ".join(said)) for number, said in found.items()}

    def offers(self, choice: str) -> bool:
        return any(plain(choice) in said for said in self.rows().values())

    def number_of(self, choice: str) -> int:
        numbers = [number for number, said in self.rows().items() if plain(choice) in said]
        assert len(numbers) == 1, f"{choice!r} stands {len(numbers)} times here\n{self.terminal.screen()}"
        return numbers[0]

    def is_on(self, number: int) -> bool:
        return any(re.match(rf"^\s*{number} [(\[][•x][)\]] ", line) for line in self.lines)

    def choose(self, question: Question, *, wrong: bool = False) -> None:
        """Make the answer, but do not check it yet."""
        match question:
            case Single() | TrueFalse() | Multiple():
                for choice in wanted(question, wrong=wrong):
                    self.pick(choice.text)
            case Categorise():
                assert not wrong, "nothing here sorts wrongly"
                self.sort(question)
            case Reflection():
                self.write()

    def answer(self, *, wrong: bool = False) -> Question:
        """Answer the question on the screen; once its feedback is seen, the answer must be on the disk."""
        question = self.question()
        self.choose(question, wrong=wrong)
        self.check(question)
        self.terminal.wait_until(self.answered, what="feedback")
        written = isinstance(question, Reflection)
        self.acknowledged.append((question.id, "unmarked" if written else "wrong" if wrong else "right"))
        return question

    def answered(self) -> bool:
        """Whether what can be done now is to go on."""
        return re.search(r"\bNext\b|\bSee the result\b", self.acts) is not None

    def go_on(self) -> bool:
        """From the feedback to the next question; False when that is the result."""
        for _ in range(MOST):
            self.pause(SETTLED)
            self.change(self.go)
            self.terminal.wait_until(self._is_at_quiz, what="a question or the result")
            if self._at_result() or not self.answered():
                return not self._at_result()
        raise AssertionError(f"the feedback does not end\n{self.terminal.screen()}")

    def _at_result(self) -> bool:
        return re.search(r"\bResult\b", self.lines[0]) is not None

    def _is_at_quiz(self) -> bool:
        return self._at_result() or self.answered() or self._question_on_screen() is not None

    def answer_all(self, *, wrong: Callable[[Question], bool] = lambda _: False) -> list[Question]:
        """Every question of a quiz until its result."""
        asked = [self.answer(wrong=wrong(self.question()))]
        while self.go_on():
            asked.append(self.answer(wrong=wrong(self.question())))
            assert len(asked) < MOST, "the quiz does not end"
        return asked


def wanted(question: Single | TrueFalse | Multiple, *, wrong: bool) -> list[Choice]:
    """The right choices, or one that misses the idea of the question."""
    if not wrong:
        return [choice for choice in question.choices if choice.correct]
    assert isinstance(question, Single | TrueFalse), "nothing here ticks a wrong set"
    return [choice for choice in question.choices if misses_idea(question, Picked(choice.id))][:1]


def plain(text: str) -> str:
    return " ".join(text.split())
