"""What can be counted or found in lessons: sentences, sections, pictures, numbers, things to do."""

import re
from collections import Counter
from functools import cached_property
from typing import NamedTuple

from edu.checking.english import syllables
from edu.checking.english.readability import Readability, is_passive, measure, sentences, words
from edu.checking.lesson_text import LessonText
from edu.checking.review.material import Material
from edu.course.course import Term
from edu.course.prose import Bullet, Emphasis, Paragraph, Picture, blocks

_ACTS = frozenset(
    """add apply ask avoid bring call check choose clean cover do don't drink eat feel find follow get give go keep leave
    let look make measure move put read remember rest rinse say show skip sleep smooth stay stop take talk tell touch
    try use wait wash watch wear write""".split()
)
_INDIRECT = re.compile(
    r"\b(?:patients?|people|users?|clients?|one)\s+(?:should|must|needs? to|has to|have to|ought to)\b", re.I
)
_NUMBER = re.compile(
    r"\d[\d.,/%]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|hundred|thousand|half"
    r"|third|quarter|twice|double|percent)\b",
    re.I,
)
_SUM = re.compile(
    r"\d|\b(?:add up|subtract|multiply|divide|percent|calculate|work out how|count (?:the|how)|times as)\b", re.I
)
_UNKNOWN = re.compile(
    r"\b(?:(?:do|does|did) not (?:know|say|agree|name)|not known|unknown|unclear|no one (?:can|knows)|nobody knows"
    r"|cannot (?:tell|say|promise|prove)|only one (?:article|study)|not sure whether|experts|studies|research)\b",
    re.I,
)
_MANY_SYLLABLES = 3


class Said(NamedTuple):
    """A sentence or heading, and where it stands."""

    text: str
    place: str


class Section(NamedTuple):
    """The text under one heading."""

    heading: str
    words: int
    place: str


class Drawing(NamedTuple):
    """A picture of a lesson."""

    caption: str
    alt: str
    rows: int
    place: str


class Findings:
    """Of one material. Not frozen only because each is found when it is first wanted."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.lessons = material.lessons

    @cached_property
    def readability(self) -> Readability:
        return measure([text for lesson in self.lessons for text in lesson.whole], self._explained)

    @cached_property
    def long_words(self) -> Counter[str]:
        """Words of three or more syllables that neither stand in the glossary nor are names of it."""
        known = {word.lower() for entry in self._explained for word in words(entry)}
        counted = Counter(
            word.lower()
            for said in self.sentences
            for word in words(said.text)
            if _long(word) and word.lower() not in known
        )
        return Counter({word: times for word, times in counted.items() if word.removesuffix("s") not in known})

    @cached_property
    def sentences(self) -> tuple[Said, ...]:
        """Every sentence that a learner reads, headings and titles apart."""
        return tuple(
            Said(sentence, self._at(lesson, phrase.place().line))
            for lesson in self.lessons
            for phrase in (*lesson.front, *lesson.body)
            if phrase.text != lesson.lesson.title
            for sentence in sentences(phrase.text)
        )

    @cached_property
    def passive(self) -> tuple[Said, ...]:
        return tuple(said for said in self.sentences if is_passive(said.text))

    @cached_property
    def numbers(self) -> tuple[Said, ...]:
        """Sentences with a number in digits or words; "one" is too often no number."""
        return tuple(said for said in self.sentences if _NUMBER.search(said.text))

    @cached_property
    def sums(self) -> tuple[Said, ...]:
        """Sentences with digits or a word of reckoning."""
        return tuple(said for said in self.sentences if _SUM.search(said.text))

    @cached_property
    def acts(self) -> tuple[Said, ...]:
        """Sentences that tell the reader to do something."""
        return tuple(said for said in self.sentences if _is_act(said.text))

    @cached_property
    def indirect(self) -> tuple[Said, ...]:
        """Sentences that say what somebody should do, and not to the reader."""
        return tuple(said for said in self.sentences if _INDIRECT.search(said.text))

    @cached_property
    def unknown(self) -> tuple[Said, ...]:
        """Sentences that say what is known, or that something is not."""
        return tuple(said for said in self.sentences if _UNKNOWN.search(said.text))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        return tuple(
            Section(chunk.heading, measure([chunk.body]).words, self._at(lesson, chunk.line))
            for lesson in self.lessons
            for chunk in lesson.lesson.chunks
        )

    @cached_property
    def drawings(self) -> tuple[Drawing, ...]:
        return tuple(
            Drawing(block.caption, block.alt, len(block.rows), self._at(lesson, chunk.line + 1 + block.line))
            for lesson in self.lessons
            for chunk in lesson.lesson.chunks
            for block in blocks(chunk.body)
            if isinstance(block, Picture)
        )

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """Words of the glossary that stand in the text."""
        every = " ".join(said.text for said in self.sentences)
        return tuple(term.term for term in self.material.course.glossary if _spellings(term).search(every))

    def cues(self, lesson: LessonText) -> tuple[int, int]:
        """How many bullets a lesson has, and how many runs of bold or italic text."""
        found = [block for chunk in lesson.lesson.chunks for block in blocks(chunk.body)]
        marked = (span for block in found if isinstance(block, Paragraph | Bullet) for span in block.spans)
        bullets = sum(isinstance(block, Bullet) for block in found)
        return bullets, sum(span.emphasis is not Emphasis.PLAIN for span in marked)

    def place(self, lesson: LessonText, field: str) -> str:
        """Where a field of a lesson's front matter stands."""
        return self._at(lesson, lesson.place(field).line)

    def _at(self, lesson: LessonText, line: int) -> str:
        return f"{self.material.shown(lesson)}:{line}"

    @property
    def _explained(self) -> frozenset[str]:
        return self.material.context.explained


def _spellings(term: Term) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, (term.term, *term.forms)))})\b", re.I)


def _long(word: str) -> bool:
    return syllables.count(word) >= _MANY_SYLLABLES


def _is_act(sentence: str) -> bool:
    if sentence.rstrip("\"'”’)").endswith("?"):
        return False
    said = [word.lower().replace("’", "'") for word in words(sentence)]
    if said[:1] == ["please"]:
        said = said[1:]
    return bool(said) and said[0] in _ACTS and said[1:2] != ["of"]
