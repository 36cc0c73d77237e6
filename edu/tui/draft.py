"""An answer in the making, as a value: what is picked, placed or typed so far, and what it will be."""

from typing import assert_never

from msgspec import Struct, field
from msgspec.structs import replace

from edu.assessment.draw import shown_groups
from edu.assessment.marks import parts
from edu.assessment.response import DontKnow, Filled, Ordered, Picked, Placed, Response, Skipped, Ticked, Written
from edu.course.ids import OptionId
from edu.course.parts import Gap
from edu.course.question import (
    Categorise,
    Cloze,
    Interaction,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    Rating,
    Reflection,
    ShortAnswer,
    Single,
    TrueFalse,
    is_marked,
)
from edu.tui.offered import offered
from edu.tui.places import beside, moved, taken

LAST = 10_000
"""As a gap to go to: the last one, from where the next empty one is the first."""


class Draft(Struct, frozen=True):
    """What a person has done about one question; nothing at first."""

    question: Interaction
    seed: int
    picked: frozenset[OptionId] = frozenset()
    places: dict[OptionId, OptionId] = field(default_factory=dict)
    """Card to group."""
    order: tuple[OptionId, ...] = ()
    """The entries that have a place, from the first on."""
    gaps: dict[OptionId, str] = field(default_factory=dict)
    at: int = 0
    """Which gap is being filled."""
    written: str = ""
    dont_know: bool = False

    @property
    def ids(self) -> tuple[OptionId, ...]:
        """What can be picked now, in the order in which it is shown."""
        return offered(self.question, self.at, seed=self.seed)

    @property
    def count(self) -> int:
        """Rows to pick from, without "I don't know yet"."""
        return len(self.ids)

    @property
    def rows_to_pick(self) -> int:
        """With it; what is not marked need not be known."""
        return self.count + is_marked(self.question)

    @property
    def touched(self) -> bool:
        given = (self.picked, self.places, self.order, self.gaps, self.written.strip(), self.dont_know)
        return any(map(bool, given))

    @property
    def gap(self) -> Gap | None:
        """The one that is being filled."""
        return self.question.gaps[self.at] if isinstance(self.question, Cloze) else None

    @property
    def line(self) -> str | None:
        """What stands on the line to type on; None where nothing is typed on one."""
        match self.question:
            case ShortAnswer() | Numeric():
                return self.written
            case Cloze():
                gap = self.question.gaps[self.at]
                return None if gap.choices else self.gaps.get(gap.id, "")
            case _:
                return None

    @property
    def empty_gap(self) -> int | None:
        """The next gap without an answer, round from the one that is being filled."""
        if not isinstance(self.question, Cloze):
            return None
        count = len(self.question.gaps)
        around = [(self.at + step) % count for step in range(1, count + 1)]
        return next((at for at in around if not self.gaps.get(self.question.gaps[at].id, "").strip()), None)

    def chosen(self, index: int) -> bool:
        """Whether that row is picked already, so that picking it again means: check it."""
        if index == self.count:
            return self.dont_know
        match self.question:
            case Single() | TrueFalse() | Rating():
                return self.ids[index] in self.picked
            case Cloze():
                return self.empty_gap is None and self.gaps.get(self.question.gaps[self.at].id) == self.ids[index]
            case _:
                return False

    def pick(self, index: int, part: str = "") -> "Draft":
        """Pick a row, or a part of it; a tick goes on and off, a card moves to the next group."""
        if index == self.count:
            return Draft(self.question, self.seed, at=self.at, dont_know=True)
        fresh = replace(self, dont_know=False)
        match self.question:
            case Single() | TrueFalse() | Rating():
                return replace(fresh, picked=frozenset({self.ids[index]}))
            case Multiple():
                return replace(fresh, picked=self.picked ^ {self.ids[index]})
            case Matching() | Categorise():
                groups = [group.id for group in shown_groups(self.question, seed=self.seed)]
                card = self.ids[index]
                group = OptionId(part) if part in groups else beside(groups, self.places.get(card), 1)
                return replace(fresh, places={**self.places, card: group})
            case Ordering():
                return replace(fresh, order=taken(self.order, self.ids, self.ids[index]))
            case Cloze():
                return fresh.fill(self.ids[index]).onward()
            case _:
                return self

    def move(self, index: int, by: int) -> "Draft":
        """Give a card the group before or after its own, an entry the place, or go to that gap."""
        if isinstance(self.question, Cloze):
            return self.to_gap(self.at + by)
        if index >= self.count:
            return self
        match self.question:
            case Categorise():
                groups = [group.id for group in self.question.groups]
                put = self.places.get(self.ids[index])
                at = groups.index(put) + by if put else (0 if by < 0 else len(groups) - 1)
                return self.pick(index, groups[max(0, min(len(groups) - 1, at))])
            case Matching():
                groups = [group.id for group in shown_groups(self.question, seed=self.seed)]
                return self.pick(index, beside(groups, self.places.get(self.ids[index]), by))
            case Ordering() if self.ids[index] in self.order:
                return replace(self, order=moved(self.order, self.ids[index], by), dont_know=False)
            case Ordering():
                return self.pick(index)
            case _:
                return self

    def point(self, part: str, index: int | None) -> "Draft":
        """Point at a gap to fill it, or at a right side to match the row at `index` with it."""
        match self.question:
            case Cloze():
                names = [str(gap.id) for gap in self.question.gaps]
                return self.to_gap(names.index(part)) if part in names else self
            case Matching() if part and index is not None:
                return self.pick(index, part)
            case _:
                return self

    def row_pointed_at(self, highlighted: int | None) -> int | None:
        """The row that a right side would be matched with: the highlighted one, else the first without a match."""
        if not isinstance(self.question, Matching) or (highlighted is not None and highlighted < self.count):
            return highlighted
        return next((index for index, card in enumerate(self.ids) if card not in self.places), 0)

    def write(self, words: str) -> "Draft":
        """These words are on the line, or in the box."""
        known = replace(self, dont_know=False)
        return known.fill(words) if isinstance(self.question, Cloze) else replace(known, written=words)

    def fill(self, words: str) -> "Draft":
        """Put the id of a choice, or words, into the gap that is being filled."""
        if self.gap is None:
            return self
        others = {gap: said for gap, said in self.gaps.items() if gap != self.gap.id}
        return replace(self, gaps={**others, self.gap.id: words} if words.strip() else others)

    def onward(self) -> "Draft":
        """At the next empty gap, if there is one."""
        return self if self.empty_gap is None else replace(self, at=self.empty_gap)

    def to_gap(self, at: int) -> "Draft":
        """At that gap, or the one of the ends that is nearer."""
        last = len(self.question.gaps) - 1 if isinstance(self.question, Cloze) else 0
        return replace(self, at=max(0, min(last, at)))

    def again(self) -> "Draft":
        """For another try: right cards and gaps stay, others are given anew, as is one choice alone; see `parts`."""
        ticks = self.picked if isinstance(self.question, Multiple) else frozenset()
        right = {part for part, earned in parts(self.question, self.response()).items() if earned >= 1}
        places = {card: group for card, group in self.places.items() if card in right}
        gaps = {gap: said for gap, said in self.gaps.items() if gap in right}
        return replace(self, picked=ticks, places=places, gaps=gaps, dont_know=False).to_gap(LAST).onward()

    def response(self) -> Response:
        """The answer as it stands; `assessment.invalid` says whether it is one yet."""
        if self.dont_know:
            return DontKnow()
        match self.question:
            case Single() | TrueFalse():
                return Picked(next(iter(self.picked), OptionId("")))
            case Multiple():
                return Ticked(self.picked)
            case Matching() | Categorise():
                return Placed(tuple((c.id, self.places[c.id]) for c in self.question.cards if c.id in self.places))
            case Ordering():
                return Ordered(self.order)
            case ShortAnswer() | Numeric():
                return Written(self.written.strip())
            case Cloze():
                return Filled(tuple((g.id, self.gaps[g.id].strip()) for g in self.question.gaps if g.id in self.gaps))
            case Reflection():
                return Written(self.written.strip()) if self.written.strip() else Skipped()
            case Rating():
                return Picked(next(iter(self.picked))) if self.picked else Skipped()
            case _:
                assert_never(self.question)


def draft_of(question: Interaction, seed: int, response: Response) -> Draft:
    """The draft that gives this answer."""
    draft = Draft(question, seed)
    match response:
        case Picked(choice=choice):
            return replace(draft, picked=frozenset({choice}))
        case Ticked(choices=choices):
            return replace(draft, picked=choices)
        case Placed(places=places):
            return replace(draft, places=dict(places))
        case Ordered(entries=entries):
            return replace(draft, order=entries)
        case Filled(gaps=gaps):
            return replace(draft, gaps=dict(gaps))
        case Written(text=words):
            return replace(draft, written=words)
        case DontKnow():
            return replace(draft, dont_know=True)
        case Skipped():
            return draft
        case _:
            assert_never(response)
