"""What a rule gives for each flaw: the words at fault, what is wrong with them, and what to do."""

from dataclasses import dataclass, field

from edu.authoring.reading import Place
from edu.problems import Fix, Problem


@dataclass(frozen=True, slots=True)
class Found:
    """A flaw without its code, which the table of rules knows."""

    place: Place
    message: str
    """What is wrong, naming the words at fault; starts in lower case and has no full stop."""
    remedy: str
    """What to do, as an order."""
    fixes: tuple[Fix, ...] = field(default=())

    def as_problem(self, code: str) -> Problem:
        return Problem(
            path=self.place.path,
            line=self.place.line or None,
            column=self.place.column or None,
            end_column=self.place.end_column,
            code=code,
            message=self.message,
            remedy=self.remedy,
            fixes=self.fixes,
        )
