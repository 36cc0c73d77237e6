"""Marks of Markdown and HTML in the texts of a quiz, where learners see them as they are typed."""

import re
from collections.abc import Iterator

from edu.checking.found import Found
from edu.checking.phrase import Phrase
from edu.checking.quiz_text import QuizText
from edu.checking.rules import QuizRules
from edu.problems import quoted

_MARKUP = re.compile(
    r"(?<![\w*])(?P<stars>\*{1,3})(?=[^\s*])[^*\n]*(?<=[^\s*])(?P=stars)(?![\w*])"
    r"|(?<![\w_])(?P<lines>_{1,2})(?=[^\s_])[^_\n]*(?<=[^\s_])(?P=lines)(?![\w_])"
    r"|(?<!\w)(?P<ticks>`{1,3})(?=[^`])[^`\n]*[^\s`](?P=ticks)(?![\w`])"
    r"|~~(?=[^\s~])[^~\n]*~~"
    r"|!?\[[^\[\]\n]*\]\((?=[^()\s]*[./:#@])[^()\s]+\)"
    r"|</?(?:a|b|big|br|code|del|div|em|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|pre|q|s|small|span|strong|sub|sup|table|td|tr"
    r"|u|ul)(?:\s+[a-z-]+=[^<>]*)?\s*/?>"
    r"|&(?:nbsp|amp|lt|gt|quot|apos|[mn]dash|hellip|[lr][sd]quo|#\d{2,5}|#x[\da-f]{2,5});",
    re.I,
)
_SIGNS = ("*", "`", "<", "&", "~~", "](", " _", '"_', "'_", "(_")
"""A text without any of them holds no markup."""


def markup(quiz: QuizText) -> Iterator[Found]:
    """Quizzes are plain text; lessons may hold some Markdown."""
    if _may_hold_some(f" {quiz.file.text}"):
        for phrase in quiz.said:
            yield from _first_in(phrase)


def _may_hold_some(text: str) -> bool:
    return any(sign in text for sign in _SIGNS)


def _first_in(phrase: Phrase) -> Iterator[Found]:
    """One of each text, for whoever mends it sees the others."""
    found = _MARKUP.search(phrase.text) if _may_hold_some(f" {phrase.text}") else None
    if found:
        message = f"{quoted(found.group())} is shown just so, for the texts of a quiz are plain"
        yield Found(phrase.place(*found.span()), message, "take the marks out; say with words what matters")


QUIZ_RULES: QuizRules = {"W247": markup}
