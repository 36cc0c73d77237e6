"""Choices that speak of other choices: "all of the above", "A and B"."""

import re
from collections.abc import Iterator

from edu.checking.found import Found
from edu.checking.option import Offer
from edu.checking.rules import ItemRules, of_each_offer
from edu.problems import quoted

_ONE = "(?:choice|option|answer|response|statement)"
_RIGHT = "(?:(?:is|are)(?: all| both)?(?: not)? (?:correct|right|true|wrong|false|good|fine|safe)|appl(?:y|ies)|fits?)"
_OTHERS = re.compile(
    r"\W*(?:"
    # all of the above, none of these choices
    r"(?:all|none|both|neither|any|either|each|some|two|three|everything|nothing)(?: of)?(?: the| these| those)?(?: other)?"
    rf"(?: two| three| four)? (?:above|{_ONE}s(?: above| here| listed)?)"
    # all of these, none of those
    r"|(?:for |by )?(?:all|none|any|some|both) (?:of )?(?:these|those)(?: (?:reasons|things|steps|signs|causes))?"
    # everything listed here, all that is named above
    r"|(?:everything|all|anything|nothing)(?: that is)? (?:listed|named|mentioned|said)(?: here| above)?"
    # both, neither of them, either one
    r"|(?:both|neither|either)(?: of (?:them|these|those)| one)?"
    # all are right, none of them applies, no answer is right
    rf"|(?:(?:all|none|both|neither)(?: of them)?|(?:no|every|each|any) {_ONE})(?: three| four)? (?={_RIGHT})"
    rf")\s*{_RIGHT}?\W*",
    re.I,
)
_LABEL = r"\(?(?:[a-h]|[1-9]|i{1,3}|iv|vi{0,3})\b[).]?"
_JOINT = "(?:, (?:and |or )?| and | or | nor | ?[&+] ?)"
_COMBINED = re.compile(
    rf"\W*(?P<named>(?:(?:only|just|both|either|neither) )?(?P<noun>{_ONE}s? |numbers? )?)"
    rf"{_LABEL}(?P<joint>{_JOINT}){_LABEL}(?:{_JOINT}{_LABEL})*"
    rf"(?P<said>(?: but not {_LABEL})?(?: only| together| {_RIGHT})*)\W*",
    re.I,
)
_LABELS = re.compile(rf"\W*{_LABEL}\W*", re.I)
_NUMBERED = re.compile(r"(?:^|[\s(])(?:1|i|a)[.):]\s.*[\s(](?:2|ii|b)[.):]\s", re.I | re.S)
"""A prompt that sets out statements of its own, for the choices to combine."""


def above(offer: Offer) -> Iterator[Found]:
    for option in offer.options:
        if _OTHERS.fullmatch(option.text.text):
            said = f"{quoted(option.text.text)} can be picked or ruled out without knowing what is right"
            yield Found(
                option.text.place(),
                said,
                "write a choice with something of its own to say, such as a belief that people hold",
            )


def combined(offer: Offer) -> Iterator[Found]:
    found = [(option, _COMBINED.fullmatch(option.text.text)) for option in offer.options]
    if not any(combination for _, combination in found):
        return
    others_speak = any(not combination and not _LABELS.fullmatch(option.text.text) for option, combination in found)
    speaks_of_others = others_speak or _NUMBERED.search(offer.stem.text)
    for option, combination in found:
        if combination is None:
            continue
        is_number = not combination["noun"] and any(map(str.isdigit, option.text.text))
        how_many = is_number and combination["joint"].strip() == "or"
        if not how_many and (speaks_of_others or combination["named"] or combination["said"]):
            said = f"{quoted(option.text.text)} combines other choices: to know one of them is to know half of it"
            yield Found(option.text.place(), said, "let each choice say one thing of its own")


ITEM_RULES: ItemRules = {"E201": of_each_offer(above), "E202": of_each_offer(combined)}
