"""Words that call a reader stupid or careless, and whether a sentence does so or says that nobody is."""

import re
from collections.abc import Iterator

from edu.checking.phrase import Phrase

_BLAME = (
    r"stupid(?:ly|ity)?|silly|foolish(?:ly)?|careless(?:ly|ness)?|ignoran(?:t|ce)|laz(?:y(?! (?:eye|bowel|day))|iness)",
    r"your (?:own )?fault(?!\?)|yourself to blame|shame on you|as (?:everyone|everybody|we all|any child) knows?",
    r"you (?:really )?(?:should|ought to) have (?:known|listened|read|paid attention)|you (?:should|ought to) know better",
    r"(?:haven['’]t you|have you not|didn['’]t you|did you not) (?:been )?(?:listen|read|pa(?:y|id|ying) attention)\w*",
    r"of course you (?:should|must|have to|need to)|obviously(?=,? (?:you|this|that|it)\b)",
)
_BLAMING = re.compile("|".join(rf"\b(?:{each})(?!\w)" for each in _BLAME).replace(" ", r"\s"), re.I)
MAY_BLAME = frozenset(
    """stupid stupidly stupidity silly foolish foolishly careless carelessly carelessness ignorant ignorance lazy laziness
    fault blame shame knows know known listened listen listening read paid pay paying course obviously""".split()
)
"""Words without one of which a text blames nobody."""
_NOBODY = re.compile(
    r"\b(?:not|no|nobody|none|never|neither|nor|cannot|without|nothing|hardly|rather than|instead of|feels?|felt|feeling"
    r"|sounds?|sounding|seems?|looks?|looking|worry|worried|fear|afraid|thinks?|says?|said|calls?|called)\b|n['’]t\b",
    re.I,
)
_DO_NOT_BE = re.compile(r"\b(?:do not|don['’]t|never) be (?:so |too )?$", re.I)


def blame(phrase: Phrase) -> Iterator[tuple[int, int]]:
    """Where a text blames its reader; who says that nobody is to blame, or tells how one may feel, does not."""
    if phrase.bag.isdisjoint(MAY_BLAME):
        return
    for found in _BLAMING.finditer(phrase.text):
        start, _ = next((each for each in phrase.sentences if each[0] <= found.start() < each[1]), found.span())
        before = phrase.text[start : found.start()]
        if not _NOBODY.search(before) or _DO_NOT_BE.search(before):
            yield found.span()
