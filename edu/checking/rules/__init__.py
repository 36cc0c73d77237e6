"""The rules, by what they look at. Each is a small function that yields a `Found` for each flaw."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from edu.authoring.load import Loaded
from edu.checking.found import Found
from edu.checking.item import Item
from edu.checking.lesson_text import LessonText

ItemRules = Mapping[str, Callable[[Item], Iterator[Found]]]
"""By code; each looks at one question."""
QuizRules = Mapping[str, Callable[[Sequence[Item]], Iterator[Found]]]
"""By code; each looks at the questions of one quiz, in order."""
LessonRules = Mapping[str, Callable[[LessonText], Iterator[Found]]]
"""By code; each looks at one lesson."""
CourseRules = Mapping[str, Callable[[Loaded], Iterator[Found]]]
"""By code; each looks at a whole course that has been read without an error."""
