"""The rules, by what they look at. Each is a small function that yields a `Found` for each flaw."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from edu.authoring.load import Loaded
from edu.checking.found import Found
from edu.checking.item import Item
from edu.checking.lesson_text import LessonText
from edu.checking.option import Offer
from edu.checking.quiz_text import QuizText

ItemRules = Mapping[str, Callable[[Item], Iterator[Found]]]
"""By code; each looks at one question."""
QuizRules = Mapping[str, Callable[[QuizText], Iterator[Found]]]
"""By code; each looks at one quiz with all its questions."""
LessonRules = Mapping[str, Callable[[LessonText], Iterator[Found]]]
"""By code; each looks at one lesson."""
CourseRules = Mapping[str, Callable[[Loaded], Iterator[Found]]]
"""By code; each looks at a whole course that has been read without an error."""


def of_each_offer(rule: Callable[[Offer], Iterator[Found]]) -> Callable[[Item], Iterator[Found]]:
    """The rule for questions that looks at each set of choices in them."""

    def of_item(item: Item) -> Iterator[Found]:
        offers = item.offers
        if len(offers) == 1:  # as nearly always, and then without a detour
            return rule(offers[0])
        return chain.from_iterable(map(rule, offers))

    return of_item
