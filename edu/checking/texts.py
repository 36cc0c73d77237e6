"""The texts of one quiz file as phrases, and what a learner can answer with as options."""

from collections.abc import Iterable, Iterator

from edu.authoring.nodes import Mapping, Scalar, Sequence
from edu.checking.option import Option
from edu.checking.phrase import Phrase
from edu.course.parts import Accepted, Card, Choice, Entry


class Texts:
    """Gives one and the same phrase for a text, whoever asks, so that its words are found once."""

    def __init__(self, path: str, lines: list[str]) -> None:
        """`path` as problems say it, and the lines of the file."""
        self.path = path
        self._lines = lines
        self._phrases: dict[int, Phrase] = {}

    def of(self, scalar: Scalar) -> Phrase:
        made = self._phrases.get(id(scalar))
        if made is None:
            made = self._phrases[id(scalar)] = Phrase(scalar.text.strip(), scalar, self.path, self._lines)
        return made

    def field(self, node: Mapping, name: str) -> Phrase:
        """The text of a field; the empty text, at the mapping, where it is not written."""
        _, value = node.entries.get(name, (None, None))
        return self.of(value) if isinstance(value, Scalar) else Phrase("", node, self.path, self._lines)

    def choices(self, choices: Iterable[Choice], holder: Mapping) -> Iterator[Option]:
        """Those under `choices` of a question or gap."""
        for choice, node in zip(choices, listed(holder, "choices"), strict=False):
            yield self._option(node, choice, correct=choice.correct, cautious=choice.cautious)

    def answers(self, answers: Iterable[Accepted], holder: Mapping) -> Iterator[Option]:
        """Those under `answers` of a question or gap; what earns less than full marks is wrong."""
        for answer, node in zip(answers, listed(holder, "answers"), strict=False):
            yield self._option(node, answer, correct=answer.credit >= 1)

    def parts(self, parts: Iterable[Card | Entry], nodes: Iterable[Mapping], text: str = "text") -> Iterator[Option]:
        """What is put somewhere, each with its text in that field."""
        return (self._option(node, part, text) for part, node in zip(parts, nodes, strict=False))

    def _option(
        self,
        node: Mapping,
        part: Choice | Card | Entry | Accepted,
        text: str = "text",
        *,
        correct: bool = True,
        cautious: bool = False,
    ) -> Option:
        return Option(
            text=self.field(node, text),
            feedback=self.field(node, "feedback"),
            correct=correct,
            misconception=None if isinstance(part, Entry) else part.misconception,
            cautious=cautious,
            node=node,
        )


def listed(node: Mapping, field: str) -> list[Mapping]:
    """The mappings in a list; none where there is no such list."""
    _, found = node.entries.get(field, (None, None))
    return [item for item in found.items if isinstance(item, Mapping)] if isinstance(found, Sequence) else []
