"""What is asked: negatives, questions that are none, blanks, questions that hang on their options."""

import re
from collections.abc import Iterator

from edu.checking.english.negation import denied, turned, twice_denied
from edu.checking.found import Found
from edu.checking.item import Item
from edu.checking.phrase import Word
from edu.checking.rules import ItemRules
from edu.course.question import Multiple, Numeric, Scenario, ShortAnswer, Single, TrueFalse
from edu.problems import quoted

_TASK = re.compile(
    r"(?:^|[.!:;,(\n]\s*|\b(?:please|then|and|now|to)\s+)"
    r"(?:sort|choose|pick|match|say|write|describe|complete|put|order|select|tick|mark|name|list|explain|find|tell|give"
    r"|think|fill|arrange|rank|decide|compare|point|drag|place|group|show|state|click|answer|finish|recall|imagine|talk"
    r"|repeat|read|look|mention|tap|click|draw|link|join|count|spot|type|enter|rate|calculate)\b"
    r"|(?:^|[.!:;,(\n]\s*)(?:help|identify|circle|underline|connect|discuss|reflect|remember|suggest)\b",
    re.I,
)
_UNFINISHED = re.compile(
    r"\b(?:is|are|was|were|be|to|a|an|the|by|with|for|of|on|in|because|when|if|should|must|can|will|may|means?)\s*[:–—-]?$",
    re.I,
)
_ENDED = re.compile(r"[.!?]\W*$")
_GOES_ON_BELOW = re.compile(r"\W*[a-z\d]")
_BLANK = re.compile(r"_{2,}|\.{4,}|…{2,}|[\[(]\s*(?:(?:\.{3}|…|blank)\s*)?[\])]", re.I)
_GOES_ON = re.compile(r"[^.?!\w]*\w")

_NOUN = r"(?:statements?|sentences?|answers?|options?|choices?|claims?|replies|reply|ones?)"
_OF_THEM = rf"(?:\s+of\s+(?:(?:the\s+following|these|those|the)(?:\s+{_NOUN})?(?:\s+(?:below|here))?|them))"
_TRUE = r"(?:not\s+)?(?:true|correct|false|incorrect|accurate|untrue)"
_ABOUT = r"(?:\s+(?:about|concerning|regarding|of|on|with\s+regard\s+to)\s+[^?]*)"
_UNFOCUSED = re.compile(
    rf"which(?:\s+one)?(?:{_OF_THEM}|\s+{_NOUN}(?:\s+below)?){{0,2}}\s*\?"
    rf"|(?:which|what)(?:\s+one)?(?:{_OF_THEM}|\s+{_NOUN}(?:\s+below)?){{0,2}}"
    rf"(?:\s+(?:is|are)\s+(?:the\s+)?(?:{_TRUE}(?:\s+{_NOUN})?{_ABOUT}?|(?:right|wrong|best|so)(?:\s+{_NOUN})?)"
    rf"|\s+(?:applies|apply|fits?|holds?(?:\s+true)?|do\s+you\s+agree\s+with))\s*\?"
    rf"|which{_OF_THEM}?\s+{_NOUN}{_ABOUT}\s+(?:is|are)\s+{_TRUE}\s*\?"
    rf"|(?:please\s+)?(?:choose|pick|select|tick|mark|click|find)\s+(?:the\s+|one\s+|all\s+)*"
    rf"(?:(?:{_TRUE}|right|wrong|best)\s+)?(?:{_NOUN}|that\s+appl(?:y|ies)|that\s+(?:is|are)\s+{_TRUE})"
    rf"(?:\s+below)?\s*[.:!]?",
    re.I,
)


def marked_negative(item: Item) -> Iterator[Found]:
    word = _negative(item)
    if word is None or item.question.critical:
        return
    if isinstance(item.question, TrueFalse):
        said = f"{_quoted(item, word)} makes this statement hard to call false, for that denies it twice"
        yield Found(item.stem.word_place(word), said, "say what is so, and let the answer be the other one")
    elif _in_capitals(item, word):
        said = f"{_quoted(item, word)} turns this question round, so that learners look for what is not so"
        yield Found(item.stem.word_place(word), said, "ask for what is so, or for what to do")


def unmarked_negative(item: Item) -> Iterator[Found]:
    word = _negative(item)
    if word is None or item.question.critical or isinstance(item.question, TrueFalse) or _in_capitals(item, word):
        return
    said = f"{_quoted(item, word)} turns this question round and is easy to miss"
    remedy = "ask for what is so, or for what to do; if that cannot be, write the word in capitals"
    yield Found(item.stem.word_place(word), said, remedy)


def critical_negative(item: Item) -> Iterator[Found]:
    word = _negative(item) if item.question.critical else None
    if word:
        said = f"{_quoted(item, word)} turns round a question in which a slip could hurt someone"
        yield Found(item.stem.word_place(word), said, "ask for what to do")


def double_negative(item: Item) -> Iterator[Found]:
    completed = [item.completed] if item.completed else []
    for phrase in (item.stem, *completed, *(option.text for option in item.options), *item.sides):
        pair = twice_denied(phrase)
        if pair:
            first, second = pair
            said = (
                f"{quoted(phrase.text[first.start : first.end])} and {quoted(phrase.text[second.start : second.end])}"
            )
            remedy = "say it without either of them"
            yield Found(phrase.place(first.start, second.end), f"{said} cancel each other here", remedy)
    turning = _negative(item) if item.choices else None
    if turning:
        for option in item.choices:
            word = denied(option.text)
            if word:
                said = f"{quoted(option.text.text[word.start : word.end])} denies what {_quoted(item, turning)} in the"
                yield Found(option.text.word_place(word), f"{said} prompt denies already", "take out one of the two")


def no_question(item: Item) -> Iterator[Found]:
    """The story of a scenario asks nothing yet; its steps do."""
    text = item.stem.text
    if isinstance(item.question, TrueFalse | Scenario) or "?" in text or _TASK.search(text) or _is_completed(item):
        return
    said = "this prompt neither asks anything nor says what to do"
    remedy = "end it with a question, or with a task that starts with a word such as choose or sort"
    yield Found(item.stem.place(), said, remedy)


def _is_completed(item: Item) -> bool:
    """Whether what is picked or typed ends the sentence that the prompt begins, or fills its blank."""
    text = item.stem.text
    if isinstance(item.question, ShortAnswer | Numeric):
        return bool(_BLANK.search(text) or _UNFINISHED.search(text))
    if not item.choices or _BLANK.search(text) or text.endswith(("…", "...")):
        return bool(item.choices)
    if _ENDED.search(text):
        return False
    goes_on = all(_GOES_ON_BELOW.match(option.text.text) for option in item.choices)
    return goes_on or bool(_UNFINISHED.search(text))


def blank_in_the_middle(item: Item) -> Iterator[Found]:
    text = item.stem.text
    for blank in _BLANK.finditer(text):
        if _GOES_ON.match(text, blank.end()):
            said = f"the blank {quoted(blank.group())} stands in the middle, so the sentence has to be read twice"
            yield Found(item.stem.place(*blank.span()), said, "ask a question, or let the blank come last")
            return


def unfocused(item: Item) -> Iterator[Found]:
    stem = item.stem
    if not item.choices or not _UNFOCUSED.match(stem.text):
        return
    if all(_UNFOCUSED.fullmatch(stem.text, *bounds) for bounds in stem.sentences):
        said = f"{quoted(stem.text)} cannot be answered before the choices are read"
        yield Found(stem.place(), said, "ask one clear question that could be answered with the choices hidden")


def _negative(item: Item) -> Word | None:
    """The word that turns the question round, where one of its choices is asked for."""
    match item.question:
        case Single() | Multiple() | ShortAnswer():
            return turned(item.stem)
        case TrueFalse():
            return turned(item.stem, statement="?" not in item.stem.text)
        case _:
            return None


def _in_capitals(item: Item, word: Word) -> bool:
    return item.stem.text[word.start : word.end].isupper()


def _quoted(item: Item, word: Word) -> str:
    return quoted(item.stem.text[word.start : word.end])


ITEM_RULES: ItemRules = {
    "W221": marked_negative,
    "E222": unmarked_negative,
    "E223": critical_negative,
    "E224": double_negative,
    "E225": no_question,
    "W226": blank_in_the_middle,
    "W227": unfocused,
}
