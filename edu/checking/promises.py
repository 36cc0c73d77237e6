"""Promises of an outcome that nobody can make, and whether a sentence makes one or denies it."""

import re
from collections.abc import Iterator

from edu.checking.phrase import Phrase

_SURELY = r"(?:(?:also|always|soon|quickly|certainly|definitely|surely|simply|then|completely|fully|totally) )?"
_WILL = rf"(?:will|(?:is|are) (?:sure|certain|bound) to|(?:it|you|they)['’]ll) {_SURELY}"
_WHOLLY = r"(?:completely|totally|absolutely|perfectly|entirely|fully|100 ?%|100 percent)"
_WELL = r"(?:gone|cured|perfect|flawless|healed|better|fine|well|normal|clear|safe|pain-free|scar-free)"
_WHOLE = r"(?:gone|cured|perfect|flawless|healed|like new|as good as new|pain-free|scar-free|younger|smoother)"
_ACTS = r"(?:it|this|that|which|cream|gel|serum|soap|oil|laser|light|treatment|therapy|medicine|drug|product|\w+ing)"

_PROMISES = (
    rf"{_WILL}(?:cure|disappear|vanish|clear up|go away|work for everyone|heal (?:completely|fully|perfectly))",
    rf"{_WILL}be (?:{_WHOLE}|{_WHOLLY} {_WELL})",
    rf"{_WILL}(?:make|leave|give) (?:you|your \w+)\b.{{0,20}}\b(?:younger|smooth\w*|glow\w*|perfect\w*|flawless|beautiful)",
    r"guarante(?:e|es|ed|eing)",
    rf"{_ACTS} cures",
    r"always works?(?! its)|works? (?:every|each) time|works? for everyone|never fails?",
    r"(?:never|will not|won['’]t) (?:scars?|(?:leave|cause)s? (?:an? |any )?(?:scar|mark)s?)",
    r"(?:never|will never) comes? back|nothing can go wrong|can(?:not|['’]t) go wrong",
    rf"{_WHOLLY} (?:safe|harmless|painless|effective|risk-free)|risk-free",
    r"(?:no|zero|without(?: any)?) risks?(?![ -](?:factor|free))|(?:no|without(?: any)?) side effects",
    r"miracle (?:cure|cream|treatment|product|drug)s?|permanent (?:cure|fix|solution)s?|clinically proven",
)
_PROMISE = re.compile("|".join(rf"\b(?:{each})(?!\w)" for each in _PROMISES).replace(" ", r"\s"), re.I)
_MAY_PROMISE = frozenset(
    """will sure certain bound it'll you'll they'll guarantee guarantees guaranteed guaranteeing cures always works work
    never won't nothing cannot can't safe harmless painless effective risk-free risk risks side miracle permanent
    proven""".split()
)
"""Words without one of which a text cannot promise anything."""

_DENIED = re.compile(
    r"\b(?:not|no|nobody|nothing|none|never|neither|nor|cannot|without|hardly|rarely|if|whether|unless|when|until|how"
    r"|why|ask|myth|wrong|untrue|false|hopes?|hoped|may|might|could|instead of|rather than|beware|doubt|promis\w+"
    r"|claim\w*)\b|n['’]t\b",
    re.I,
)
_DENIED_AFTER = re.compile(r"\?|\b(?:is|are) (?:not|never|wrong|untrue|false|a myth)\b|\bcannot\b|n['’]t\b", re.I)
_REPORTED = re.compile(
    r"\b(?:say|says|said|saying|tell|tells|told|read|reads|hear|hears|heard|think|thinks|thought|believe|believes|ads?"
    r"|labels?|online|post|website|video|seller|friend)\b",
    re.I,
)


def promises(phrase: Phrase) -> Iterator[tuple[int, int]]:
    """Where a text promises an outcome; who denies, asks or tells what others say promises nothing."""
    if phrase.bag.isdisjoint(_MAY_PROMISE):
        return
    for found in _PROMISE.finditer(phrase.text):
        start, end = next((each for each in phrase.sentences if each[0] <= found.start() < each[1]), found.span())
        before, after = phrase.text[start : found.start()], phrase.text[found.end() : end]
        if not (_DENIED.search(before) or _REPORTED.search(before) or _DENIED_AFTER.search(after)):
            yield found.span()
