"""Where a question is turned round by "not": in what it asks, and not in the situation that it tells before."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from edu.checking.phrase import Phrase, Word

_SHORTENED = "do does did is are was were has have had ca could should would wo must need ai sha".split()
_NOT = frozenset({"not", "never", "cannot", *(f"{word}n't" for word in _SHORTENED)})
_NO = _NOT | {"no", "none", "nothing", "nobody", "nowhere", "neither"}
_EXCEPT = "except"
_LEAST = "least"
_OF_USE = frozenset("helpful useful important effective suitable appropriate".split())
_SIGNALS = _NOT | {_EXCEPT, _LEAST}

_BE = frozenset("is are was were be been being am".split())
_AUXILIARIES = _BE | set("do does did has have had can could should would will may might must shall need".split())
_ASKING = frozenset("which what who whom where".split())
_REASON = frozenset({"why", "how"})
_PICKING = frozenset("pick choose select tick mark find name list click".split())
_LEADING = frozenset("of to for in on at with from by about into".split())
_GOING_ON = frozenset("and or so then but please now".split())
_SUBORDINATE = frozenset(
    """if when while because since so unless until before after although though as that who whose whom which where
    whether why how what whatever than""".split()
)
_ANYTHING = frozenset(
    """thing things something one ones those all act acts step steps card cards choice choices answer answers statement
    statements sentence sentences option options""".split()
)
"""What stands for the answer itself, so that what is said of it is asked."""
_SOFTENING = frozenset("only just yet sure necessarily".split())
_APART = frozenset("if when while because since so unless until and or but who which what whatever as than".split())
_WITH_UN = frozenset(
    """uncommon unusual unlikely impossible uncertain unclear unsafe untrue incorrect unimportant unnecessary unwise
    unable unaware unhealthy unclean""".split()
)
_ADVISING = frozenset("best better safe safer wise wiser careful care".split())
_BETWEEN = frozenset("a an at all very so too really".split())
_IDIOMS = frozenset("matter longer doubt wonder".split())
_FARTHEST = 8
"""Words between two negatives that a reader still takes together."""


def turned(stem: Phrase, *, statement: bool = False) -> Word | None:
    """The word that makes a question ask for what is not so; in a statement, the one that denies it."""
    if stem.bag.isdisjoint(_SIGNALS):
        return None
    if _EXCEPT in stem.bag and (found := _all_but_one(stem)):
        return found
    for bounds in _asked(stem):
        words = stem.words_in(bounds)
        clauses = list(_clauses(stem, words, bounds, statement=statement))
        denials = (word for clause in clauses for word in _denials(stem, clause, bounds[0], _NOT))
        found = _exception(words) or next(denials, None) or next(filter(None, map(_least, clauses)), None)
        if found:
            return found
    return None


def denied(phrase: Phrase) -> Word | None:
    """The word that makes a text say what is not so, in what it says itself and not in a reason or condition."""
    if phrase.bag.isdisjoint(_NO):
        return None
    clauses = (clause for bounds in phrase.sentences for clause in _said(phrase, phrase.words_in(bounds)))
    return next((word for clause in clauses for word in _denials(phrase, clause, 0, _NO)), None)


def twice_denied(phrase: Phrase) -> tuple[Word, Word] | None:
    """Two words of one clause that cancel each other."""
    if phrase.bag.isdisjoint(_NO):
        return None
    for bounds in phrase.sentences:
        words = phrase.words_in(bounds)
        first: int | None = None
        for index, word in enumerate(words):
            if word.text in _APART or _breaks(phrase, words, index):
                first = None
            if first is not None and word.text in _WITH_UN and _BETWEEN.issuperset(_texts(words[first + 1 : index])):
                return words[first], word
            if word.text in _NO and not _harmless(phrase, words, index, bounds[0]):
                if first is not None and index - first <= _FARTHEST:
                    return words[first], word
                first = index
    return None


def _asked(stem: Phrase) -> list[tuple[int, int]]:
    """The sentences that ask: those with a question mark, or the last."""
    asked = [bounds for bounds in stem.sentences if "?" in stem.text[bounds[1] - 3 : bounds[1]]]
    return asked or list(stem.sentences[-1:])


def _clauses(
    stem: Phrase, words: Sequence[Word], bounds: tuple[int, int], *, statement: bool
) -> Iterator[Sequence[Word]]:
    """What of a sentence says what is wanted."""
    if statement:
        yield from _said(stem, words)
    elif start := _start(stem, words):
        yield _main(stem, words, start - 1)
    elif not stem.text[bounds[0] : bounds[1]].endswith((".", "!", "?")):  # to be completed by an option
        yield from _said(stem, words)


def _start(stem: Phrase, words: Sequence[Word]) -> int:
    """The 1-based word with which the asking begins; 0 where no choice is asked for, or a reason is."""
    if words and words[0].text in _AUXILIARIES:
        return 0
    for index, word in enumerate(words):
        if not _opens(stem, words, index):
            continue
        following = words[index + 1].text if index + 1 < len(words) else ""
        if word.text in _REASON:
            return 0
        if word.text in _ASKING or word.text in _PICKING or (word.text == "when" and following in _AUXILIARIES):
            return index + 1
    return 0


def _opens(stem: Phrase, words: Sequence[Word], index: int) -> bool:
    """Whether a clause can begin with this word."""
    if index == 0 or _breaks(stem, words, index) or words[index - 1].text in _GOING_ON:
        return True
    return words[index - 1].text in _LEADING and (index == 1 or _breaks(stem, words, index - 1))


def _main(stem: Phrase, words: Sequence[Word], start: int) -> Sequence[Word]:
    """From the word that asks up to where a condition, a reason or another thing begins."""
    picking = words[start].text in _PICKING
    for index in range(start + 1, len(words)):
        if _breaks(stem, words, index):
            return words[start:index]
        if words[index].text in _SUBORDINATE:
            of_the_answer = words[index - 1].text in _ANYTHING and words[index].text in {"that", "which"}
            if not (of_the_answer or (picking and words[index].text in {"what", "which"})):
                return words[start:index]
    return words[start:]


def _said(phrase: Phrase, words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The clauses of a statement, each up to its first condition or reason; what goes on with one is left out too."""
    starts = [index for index in range(len(words)) if index == 0 or _breaks(phrase, words, index)]
    aside = False
    for start, end in zip(starts, [*starts[1:], len(words)], strict=False):  # without words, the second is longer
        aside = words[start].text in _SUBORDINATE or (aside and words[start].text in _GOING_ON)
        if not aside:
            stop = next((n for n in range(start + 1, end) if words[n].text in _SUBORDINATE), end)
            yield words[start:stop]


def _denials(phrase: Phrase, clause: Sequence[Word], began: int, negatives: frozenset[str]) -> Iterator[Word]:
    for index, word in enumerate(clause):
        if word.text in negatives and not _harmless(phrase, clause, index, began):
            yield word


def _harmless(phrase: Phrase, clause: Sequence[Word], index: int, began: int) -> bool:
    """Whether a negative denies less than its clause: `not only`, `or not`, `the best way not to scratch`, a quotation."""
    word = clause[index]
    before = clause[index - 1].text if index else ""
    after = clause[index + 1].text if index + 1 < len(clause) else ""
    if word.text == "no":
        return after in _IDIOMS or before in {"say", "says", "said", "answer"}
    if sum(phrase.text.count(mark, began, word.start) for mark in '"“”') % 2:
        return True
    if word.text != "not":
        return False
    to_do_something = after == "to" and not (before in _ADVISING and index + 3 >= len(clause))
    topic = after.endswith("ing") and before not in _BE
    return before in {"or", "whether"} or after in _SOFTENING or to_do_something or topic


def _exception(words: Sequence[Word]) -> Word | None:
    """`All of these are signs except`: the word, where nothing follows that would be the exception."""
    for index, word in enumerate(words):
        following = [each.text for each in words[index + 1 :]]
        if word.text == _EXCEPT and (following in ([], ["for"]) or following[0] == "which"):
            return word
    return None


def _all_but_one(stem: Phrase) -> Word | None:
    """`All of these are signs except one. Which is it?` names the exception after it has asked for it."""
    for bounds in stem.sentences:
        words = stem.words_in(bounds)
        said = [word.text for word in words]
        if said[:3] in (["all", "of", "these"], ["all", "of", "the"], ["all", "of", "those"]) and _EXCEPT in said[:-1]:
            index = said.index(_EXCEPT)
            if said[index + 1] == "one":
                return words[index]
    return None


def _least(clause: Sequence[Word]) -> Word | None:
    """`Which is least helpful?` asks for what does not help."""
    return next((word for word, after in pairwise(clause) if word.text == _LEAST and after.text in _OF_USE), None)


def _breaks(phrase: Phrase, words: Sequence[Word], index: int) -> bool:
    """Whether a comma or the like stands before a word."""
    between = phrase.text[words[index - 1].end : words[index].start] if index else ""
    return any(mark in between for mark in ",;:–—()")


def _texts(words: Sequence[Word]) -> set[str]:
    return {word.text for word in words}
