"""Someone who has only a mouse: what `Patient` does by keys is done by clicks on what the screen says."""

import re
from collections.abc import Callable
from functools import partial

from edu.course.question import Categorise, Question, Reflection
from tests.walk.patient import MOST, Patient, plain

WHEEL_UP, WHEEL_DOWN = 64, 65


class MousePatient(Patient):
    """Presses no key at all; a reflection is left empty."""

    def turn(self) -> None:
        self.click_act("Next")

    def go(self) -> None:
        labels = ("Check your understanding", "See the result", "Next")
        label = next((label for label in labels if label in self.acts), None)
        if label:
            self.click_act(label)

    def check(self, question: Question) -> None:
        self.click_act("Go on without" if isinstance(question, Reflection) else "Check")

    def write(self) -> None:
        self.see("Go on without")

    def pick(self, choice: str) -> None:
        self.wheel_to(partial(self.offers, choice), what=choice)
        number = self.number_of(choice)
        line = next(at for at, line in enumerate(self.lines, 1) if re.match(rf"^\s*{number} [(\[]", line))
        self.click_at(12, line)
        self.terminal.wait_until(partial(self.is_on, number), what=f"{number} to be on")

    def sort(self, question: Categorise) -> None:
        """Each group is named under each card, to be clicked on."""
        groups = {group.id: group.text for group in question.groups}
        for card in question.cards:
            group = groups[card.group]
            self.wheel_to(partial(self._is_under, card.text, group), what=card.text)
            line = self._under(card.text, f"( ) {group}")
            assert line is not None, self.terminal.screen()
            self.click_at(self.lines[line - 1].index(group) + 1, line)
            self.terminal.wait_until(
                partial(self._is_under, card.text, f"(•) {group}"), what=f"{card.text!r} in {group!r}"
            )

    def _is_under(self, card: str, words: str) -> bool:
        return self._under(card, words) is not None

    def _under(self, card: str, words: str) -> int | None:
        """The line under a card that says this."""
        number = next((number for number, said in self.rows().items() if plain(card) in said), None)
        top = next((at for at, line in enumerate(self.lines, 1) if re.match(rf"^\s*{number}  \S", line)), None)
        if number is None or top is None:
            return None
        below = range(top, min(top + 5, len(self.lines) - 3))
        return next((line for line in below if words in self.lines[line - 1]), None)

    def click(self, text: str) -> None:
        """On the first place where the screen says it."""
        self.wheel_to(lambda: text in self.terminal.screen(), what=text)
        line, words = next((at, line) for at, line in enumerate(self.lines, 1) if text in line)
        self.click_at(words.index(text) + 1, line)

    def click_act(self, label: str) -> None:
        """On what stands above the line of keys."""
        self.terminal.wait_until(lambda: label in self.acts, what=f"{label!r} to click on")
        last = len(self.lines)
        line = next(at for at in range(last - 3, last) if label in self.lines[at - 1])
        self.click_at(self.lines[line - 1].index(label) + 1, line)

    def click_at(self, column: int, line: int) -> None:
        """Press and release the left button; columns and lines count from 1."""
        self.terminal.send(f"\x1b[<0;{column};{line}M\x1b[<0;{column};{line}m")

    def wheel_to(self, seen: Callable[[], bool], *, what: str) -> None:
        """Turn the wheel down, then up, until it is seen."""
        for button in (*[WHEEL_DOWN] * MOST, *[WHEEL_UP] * MOST * 2):
            if seen():
                return
            self.terminal.send(f"\x1b[<{button};40;12M")
            self.terminal.settle(0.06)
        raise AssertionError(f"{what!r} is nowhere\n{self.terminal.screen()}")
