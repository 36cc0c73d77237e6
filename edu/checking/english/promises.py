"""Promises of an outcome that nobody can make, and whether a sentence makes one or denies it."""

import re
from collections.abc import Iterator

from edu.checking.phrase import Phrase

_SURELY = (
    r"(?:(?:also|always|soon|quickly|certainly|definitely|surely|simply|then|completely|fully|totally|just) ){0,2}"
)
_BOUND = r"(?:sure|certain|bound|going) to"
_THEY = r"(?:it|that|this|you|we|they)['’]"
_WILL = rf"(?:will|(?:is|are|{_THEY}(?:s|re)) {_BOUND}|{_THEY}ll) {_SURELY}"
_WILL_NEVER = rf"(?:{_WILL}(?:never|not)|won['’]t)(?: ever)?"
_WHO = r"(?:you|your \w+|it|everything|all)"
_WHO_WILL = rf"{_WHO}(?: will| (?:is|are) {_BOUND}|['’](?:ll|(?:s|re) {_BOUND})) {_SURELY}"
_WHOLLY = r"(?:completely|totally|absolutely|perfectly|entirely|fully|100 ?%|100 percent)"
_WELL = r"(?:gone|cured|perfect|flawless|healed|better|fine|well|normal|clear|safe|pain-free|scar-free)"
_WHOLE = r"(?:gone|cured|perfect|flawless|healed|like new|as good as new|pain-free|scar-free|younger|smoother)"
_SOUND = r"(?:fine|ok|okay|all right|alright|safe|healthy|back to normal)"
_ACTS = r"(?:it|this|that|which|cream|gel|serum|soap|oil|laser|light|treatment|therapy|medicine|drug|product|\w+ing)"
_ILL = r"(?:ill|sick|infected|hurt|(?:an? |any )?(?:infection|cold|flu|disease|illness|scar|pain|problem)s?)"
_BODY = r"(?:skin|face|acne|spot|pimple|rash|wound|cut|scar|mark|wrinkle|infection|redness|pain|itch|eczema|cold|flu)s?"
_ITS = r"(?:(?:all )?(?:(?:your|the|any|every) )?(?:\w+ )?)?"

_PROMISES = (
    rf"{_WILL}(?:cure|disappear|vanish|clear up|go away|fade|heal|work for everyone|get (?:well|better)(?! (?:at|with)\b))",
    rf"{_WILL}(?:clear|erase|smooth|fix|repair|get rid of|stop|prevent|end) {_ITS}{_BODY}",
    rf"{_WILL}(?:stop|keep) (?:you|anyone|everyone) from (?:getting|becoming|catching|falling) {_ILL}",
    rf"{_WILL}be (?:{_WHOLE}|{_WHOLLY} {_WELL})|(?:skin|face) {_WILL}be (?:clear|smooth|spotless)",
    rf"{_WHO_WILL}(?:be {_SOUND}(?! (?:to|for|with|enough)\b)|(?:stay|remain) (?:healthy|safe))",
    rf"(?:{_WILL_NEVER}|never) (?:gets?|becomes?|falls?|catch(?:es)?|ha(?:ve|s)) {_ILL}(?! (?:from|by|through)\b)",
    rf"{_WILL}feel no pain|(?:it|this|that) (?:will (?:not|never)|won['’]t) (?:ever )?hurt(?! (?:to|if)\b)",
    rf"always (?:heals?|cures?|fades?|clears? up|goes away|disappears?|(?:clears?|gets? rid of) {_ITS}{_BODY})",
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
MAY_PROMISE = frozenset(
    """will sure certain bound going it'll you'll they'll that'll this'll we'll guarantee guarantees guaranteed
    guaranteeing cures always works work never won't nothing cannot can't safe harmless painless effective risk-free risk
    risks side miracle permanent proven""".split()
)
"""Words without one of which a text cannot promise anything."""

_DENIED = re.compile(
    r"\b(?:not|no|nobody|nothing|none|never|neither|nor|cannot|without|hardly|rarely|ask|myth|wrong|untrue|false|hopes?"
    r"|hoped|may|might|could|instead of|rather than|beware|doubt|promis\w+|claim\w*|most|mostly|usually|often|many"
    r"|some|sometimes|likely|probably|generally)\b|n['’]t\b",
    re.I,
)
_OPEN = re.compile(
    r"\b(?:if|whether|unless|when|until|how|why|where|so that|the (?:better|sooner|faster|less|more))\b", re.I
)
"""What keeps a sentence from saying that it will be so, up to the next comma."""
_COMFORT = re.compile(r"\b(?:(?:do not|don['’]t|never|no need to) (?:worry|be afraid|fear|panic)|no,)", re.I)
"""Denies nothing of what comes behind it."""
_DENIED_AFTER = re.compile(
    r"\?|\b(?:is|are) (?:not|never|wrong|untrue|false|a myth)\b|\bcannot\b|n['’]t\b"
    r"|\b(?:for|in|with) (?:most|many|some) (?:people|cases|patients|adults|children|of)\b|\bmost of the time\b",
    re.I,
)
_REPORTED = re.compile(
    r"\b(?:say|says|said|saying|tell|tells|told|read|reads|hear|hears|heard|think|thinks|thought|believe|believes|ads?"
    r"|labels?|online|post|website|video|seller|friend)\b",
    re.I,
)


def promises(phrase: Phrase) -> Iterator[tuple[int, int]]:
    """Where a text promises an outcome; who denies, asks or tells what others say promises nothing."""
    if phrase.bag.isdisjoint(MAY_PROMISE):
        return
    for found in _PROMISE.finditer(phrase.text):
        start, end = next((each for each in phrase.sentences if each[0] <= found.start() < each[1]), found.span())
        before, after = _COMFORT.sub("", phrase.text[start : found.start()]), phrase.text[found.end() : end]
        if _DENIED.search(before) or _REPORTED.search(before) or _OPEN.search(before.rpartition(",")[2]):
            continue
        if not _DENIED_AFTER.search(after):
            yield found.span()
