"""What a text says so exactly that it must come from a source: amounts, times, shares, and names of medicines."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from edu.checking.english.wordlists import word_list

_WORDS = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty""".split()
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100}
_VALUES = {word: number for number, word in enumerate(_WORDS, start=1)} | _TENS | {"once": 1, "twice": 2}
_UNITS = {
    "second": "seconds? secs?",
    "minute": "minutes? mins?",
    "hour": "hours? hrs?",
    "day": "days?",
    "night": "nights?",
    "week": "weeks?",
    "month": "months?",
    "year": "years? yrs?",
    "mg": "mg milligrams?",
    "mcg": "mcg µg micrograms?",
    "g": "g grams?",
    "kg": "kg kilos? kilograms?",
    "pound": "pounds? lbs?",
    "ounce": "ounces? oz",
    "ml": "ml millilit(?:er|re)s?",
    "liter": "lit(?:er|re)s?",
    "unit": "iu",
    "dose": "doses?",
    "tablet": "tablets? pills? capsules?",
    "drop": "drops?",
    "puff": "puffs?",
    "teaspoon": "teaspoons? tsp",
    "tablespoon": "tablespoons? tbsp",
    "cup": "cups? glass(?:es)?",
    "mm": "mm millimet(?:er|re)s?",
    "cm": "cm centimet(?:er|re)s?",
    "inch": "inch(?:es)?",
    "foot": "feet",
    "degree": "degrees? °c °f °",
    "%": "% percent per\\scent",
    "calorie": "calories? kcal",
    "spf": "spf",
}
"""What is counted, and how it may be written."""

_NUMBER = rf"(?:\d+(?:[.,]\d+)*|(?:{'|'.join(_VALUES)})(?:-(?:{'|'.join(_WORDS[:9])}))?(?!\w))"
_UNIT = "|".join(
    f"(?P<_{place}>{'|'.join(sorted(spelled.split(), key=len, reverse=True))})"
    for place, spelled in enumerate(_UNITS.values())
)
_AMOUNT = re.compile(
    rf"(?<![\w.,/])(?P<low>{_NUMBER})(?:\s?(?:-|–|to|or|and)\s?(?P<high>{_NUMBER}))?"
    rf"[\s-]?(?:{_UNIT})(?!\w)"
)
_SPF = re.compile(rf"\bspf[\s-]?(?P<low>{_NUMBER})")
_OFTEN = re.compile(
    rf"\b(?:(?P<low>once|twice)|(?P<times>{_NUMBER})\stimes)\s"
    r"(?:(?:a|an|per|each|every)\s(?P<span>hour|day|week|month|year)|(?P<ly>daily|weekly|monthly))\b"
)
_COUNTED = re.compile(r"\b(?P<span>day|week|month)\s(?P<low>\d+)\b")
_OUT_OF = re.compile(
    rf"\b(?P<low>{_NUMBER})\s(?:in|out\sof)\s(?:every\s)?(?P<high>{_NUMBER})\b(?=\s(?:people|patients|adults|women|men"
    r"|children|babies|users|cases|times|of)|[.,;!?]|$)"
)
_NOT_MEANT = re.compile(
    r"\b(?:24[\s-]hours?(?:\sa\sday)?(?=\s(?:a\sday|line|help|phone|number|service))|24\shours\sa\sday|7\sdays\sa\sweek"
    r"|seven\sdays\sa\sweek|one\s(?:day|night|second)\b|(?:2|two)\sfeet\b|between\s(?:2|two)\s\w+"
    r"|[\w-]+\syears?\s(?:old|ago|of\sage)|\w+-year-olds?)"
)
_LY = {"daily": "day", "weekly": "week", "monthly": "month"}

_DRUG_ENDINGS = (
    *("cillin", "floxacin", "mycin", "cycline", "conazole", "prazole", "vastatin", "sartan", "azepam", "ciclovir"),
    *("cyclovir", "gliflozin", "gliptin", "glutide", "profen", "oxetine", "dipine", "olol", "umab", "ximab", "tinib"),
    *("thiazide", "nisolone", "methasone"),
)


class Amount(NamedTuple):
    """A number of something."""

    number: str
    unit: str


class Specific(NamedTuple):
    """Where an exact statement stands in a text, and what it comes to."""

    start: int
    end: int
    amounts: tuple[Amount, ...]


@lru_cache(maxsize=1_000)
def amounts(text: str) -> frozenset[Amount]:
    """Every amount that a text names, however it is written."""
    return frozenset(amount for found in specifics(text) for amount in found.amounts)


def specifics(text: str) -> list[Specific]:
    """The amounts, times, doses and shares in a text, in order."""
    said = text.lower()
    idle = [found.span() for found in _NOT_MEANT.finditer(said)]
    found = [each for each in _all(said) if not any(start <= each.start < end for start, end in idle)]
    return sorted(found)


@lru_cache(maxsize=20_000)
def is_medicine(word: str) -> bool:
    """Whether a word in lower case is the name of a medicine or brand, or ends as such names do."""
    stem = word.removesuffix("'s")
    names = word_list("medicines")
    return stem in names or stem.removesuffix("s") in names or (len(stem) > 7 and stem.endswith(_DRUG_ENDINGS))


@lru_cache(maxsize=20_000)
def is_number(word: str) -> bool:
    """Whether a word in lower case says a number: texts without one need no further look."""
    return any(part in _VALUES or part[0].isdigit() or part[-1].isdigit() for part in word.split("-"))


def _all(said: str) -> Iterator[Specific]:
    for found in _AMOUNT.finditer(said):
        unit = next(name for place, name in enumerate(_UNITS) if found[f"_{place}"])
        yield _specific(found, unit, found["low"], found["high"])
    for found in _SPF.finditer(said):
        yield _specific(found, "spf", found["low"])
    for found in _OFTEN.finditer(said):
        yield _specific(found, f"times a {found['span'] or _LY[found['ly']]}", found["low"] or found["times"])
    for found in _COUNTED.finditer(said):
        yield _specific(found, f"number of the {found['span']}", found["low"])
    for found in _OUT_OF.finditer(said):
        low, high = _number(found["low"]), _number(found["high"])
        if float(low) < float(high):
            yield _specific(found, f"out of {high}", found["low"])


def _specific(found: re.Match[str], unit: str, *numbers: str | None) -> Specific:
    return Specific(*found.span(), tuple(Amount(_number(number), unit) for number in numbers if number))


def _number(said: str) -> str:
    """One spelling for one number: `1,000` and `1000`, `2.50` and `2.5`, `twenty-five` and `25`."""
    if said[0].isdigit():
        plain = re.sub(r",(?=\d{3}\b)", "", said).replace(",", ".")
        whole, _, rest = plain.partition(".")
        rest = rest.replace(".", "").rstrip("0")
        return f"{int(whole)}.{rest}" if rest else str(int(whole))
    return str(sum(_VALUES[part] for part in said.split("-")))
