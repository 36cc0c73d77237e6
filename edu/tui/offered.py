"""What a person can pick from, by kind."""

from typing import assert_never

from edu.assessment.draw import shown_cards, shown_choices, shown_entries, shown_gap
from edu.course.ids import OptionId
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
)


def offered(question: Interaction, gap: int, *, seed: int) -> tuple[OptionId, ...]:
    """The ids in the order in which they are shown; of a text with gaps, those for that gap."""
    match question:
        case Single() | TrueFalse() | Multiple():
            return tuple(choice.id for choice in shown_choices(question, seed=seed))
        case Matching() | Categorise():
            return tuple(card.id for card in shown_cards(question, seed=seed))
        case Ordering():
            return tuple(entry.id for entry in shown_entries(question, seed=seed))
        case Cloze():
            asked = question.gaps[gap]
            return tuple(choice.id for choice in shown_gap(question.id, asked, seed=seed))
        case Rating():
            return tuple(degree.id for degree in question.scale)
        case ShortAnswer() | Numeric() | Reflection():
            return ()
        case _:
            assert_never(question)
