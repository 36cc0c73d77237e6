"""One figure that is held against a limit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table; `ours` and `floor` are medians in milliseconds unless the name says otherwise."""

    name: str
    ours: float
    floor: float
    limit: float
    difference: bool = False
    """Whether the limit is for the difference and not for the ratio."""

    @property
    def value(self) -> float:
        return self.ours - self.floor if self.difference else self.ours / self.floor

    @property
    def met(self) -> bool:
        return self.value <= self.limit
