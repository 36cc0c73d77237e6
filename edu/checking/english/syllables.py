"""How many syllables an English word has, as a general American speaker says it.

Own rules plus a table of exceptions, because the usual libraries need a download or a word list under another
licence. `by_rules` reads the spelling alone; `count` looks in the table first. Both always answer, and never with
less than one for something that can be said.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

_LONGEST_WORD = 40
"""Longer strings are not English words, so they only get their vowel groups counted."""

_EXCEPTIONS = """
1: ache aren't weren't whose
2: acne argue argued awesome backache business canyon cashier colonel crooked earache embed evening every frontier
   genius glacier guinea hatred headache hundred jagged kindred lawyer leopard maybe moped naked nauseous ninety people
   posse premier psyche ragged righteous rugged safety soldier testes toothache warrior wicked wednesday wretched cafe
3: adobe arguing coyote element everyday everyone everything everywhere finale jeopardy karate overseas pancreas recipe
   rosacea simile sesame stomachache beloved buoyancy battalion chandelier civilian
4: anemone apostrophe catastrophe diabetes epitome everybody facsimile guacamole hygienic hyperbole nauseated vigilante
6: isotretinoin
"""

_SPELT_OUT = frozenset("ahas aha bha bhas diy er gp id ipl iv led ok uk us usa uv uva uvb".split())
"""Capitals that are said letter by letter although they hold a vowel."""

_NUMBERS = dict.fromkeys((0, 7, *range(13, 21), 30, 40, 50, 60, 80, 90), 2) | {11: 3, 17: 3, 70: 3}
"""Syllables of the number words that do not have one."""

_SUFFIXES = ("ly", "ful", "less", "ness", "ment")

_SILENT_E_INSIDE = re.compile(
    r"(?:some(?=thing|time|how|what|where|body|day|one)|there(?=for|by|af|in|of)|where(?=as|by|in|of|up)"
    r"|here(?=by|af|in)|else(?=where)|fore(?=[acfghlmpstw](?!s?t)(?!n)\w)|(?:eye|blue|wine|vine)(?=[bcdfghklmnpqstvwy]\w{2})"
    r"|(?:base|bone|care|case|cheese|edge|face|fire|game|grape|guide|home|horse|house|knee|life|line|make|more|name|nose"
    r"|note|pipe|safe|shape|side|skate|space|stage|store|take|tape|time|trade|tube|wave|white|whole|wide|wise)"
    r"(?=[bcdfghklmnpqstvw][aeiourlht]\w|over|out|own|away|up$|yard))"
)
"""First halves of compounds whose last e is silent, as in skate-board and some-thing."""

_HIATUS = re.compile(
    "|".join(  # noqa: FLY002 each part has its examples beside it
        [
            r"(?<![ctsg])ia(?<!rria)(?<!milia)(?<!culia)|[ctsg]ia(?!ls?|n(?!t)|$)",  # dial, giant; not facial, familiar
            r"i(?=o)(?!(?<=[tcsgxn]i)on|(?<=shi)on|(?<=lli)on|(?<=[tcgx]i)ous|(?<=[vn]i)or)",  # radio, lion; not nation
            r"iu|ii|ao",  # calcium, skiing, chaos
            r"(?<![ctl])ien[ct]|^clien|^(?:un)?scie|alien",  # audience, client; not patient, resilient
            r"(?<!pr)iest$|(?<!^p)(?<!^t)(?<!^b)ier$|iet|hier",  # driest, easier, diet; not priest, pier
            r"e(?=o)(?!(?<=ge)on|(?<=che)on|(?<=[cg]e)ous)",  # video; not surgeon, courageous
            r"rea(?=ct|pp|ss|li|rr|d[jm]|wak)|creat(?!u)|idea|theat|ee(?=a)",  # react, create; not creature
            r"e(?=ing)|^rei(?=m|n[fsvt]|t)|deit|eic$|eu(?=m$|s$)|^reu",  # being, reinfect, museum
            r"(?<=[aeiou][b-df-hj-np-tv-xz])ea$|(?<=[aeiou]..)ea$|(?<=[aeiou])[nr]ea[ln]$|pean$",  # area, cereal
            r"(?:nucl|cochl|lin)ear",
            r"(?<!s)ua|sua(?![dsv])|ue(?=n|l$|lty|r$|st$|t$|tt)|uo",  # usual, fluent; not persuade
            r"ui(?=d$|ne?$|ng|sh$|ty)|(?<!r)ui(?=t(?:io|iv|y|ou))|suici|fruitio",  # fluid, ruin, intuition; not fruity
            r"o(?=ing)|oic$|coinc|poe[mt]|coex|oer$|oa(?=s[ie]|gu|la)|coali|cooper|coord|zool",  # going, poem, oasis
            r"(?:aut|hyp|micr|mon|phot|neur|macr|cardi|gastr|hydr)o(?=[aei])",  # autoimmune, photoaging
            r"aic$|naiv",  # mosaic
            r"(?<=[b-df-hj-np-tv-xz])y(?!ard|e$)(?=[aeiou])",  # drying, hyaluronic; not vineyard
            r"sm$|thm$",  # organism, rhythm: a syllable without a vowel letter
        ]
    )
)
"""Letters that look like one vowel sound but are two."""

_VOWELS = re.compile("[aeiouy]+")
_Y_AS_CONSONANT = re.compile("(?:^|(?<=[aeiouw]))y(?=[aeiou])")
_SYLLABIC_END = re.compile("[^aeiouylrw]le$|[^aeiouy][bcgt]re$|[aeiou][bcg]re$")
_SIBILANT_ES = re.compile("(?:[sxzcg]|ch|sh)es$")


def _table() -> dict[str, int]:
    found: dict[str, int] = {}
    for part in re.split(r"\n(?=\d)", _EXCEPTIONS.strip()):
        number, words = part.split(":")
        found.update({word.lower(): int(number) for word in words.split()})
    return found


overrides = _table()


@lru_cache(maxsize=1 << 16)
def count(word: str) -> int:
    """Syllables of a word, a hyphenated compound, a number in digits or an acronym; 0 when there is nothing to say."""
    return sum(_count_part(part) for part in re.split(r"[-\u2010\u2011\u2013]", word.replace("’", "'")) if part)


def _count_part(part: str) -> int:
    if part[0].isdigit():
        return _spoken_number(part)
    bare = part.strip("'")
    if not any(letter.isalnum() for letter in bare):
        return 0
    word = _plain_letters(bare)
    if bare.isupper() and len(bare) > 1 and (word in _SPELT_OUT or not _VOWELS.search(word)):
        return sum(3 if letter == "w" else 1 for letter in word)
    return _of_known(word, by_rules)


def _plain_letters(word: str) -> str:
    if word.isascii():
        return word.lower()
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(letter)
    )


def by_rules(word: str) -> int:
    """Syllables of one lower-case word from its spelling alone, without the table; at least 1."""
    if len(word) > _LONGEST_WORD:
        return max(1, len(_VOWELS.findall(word)))
    stem, _, tail = word.partition("'")
    return max(1, _of_stem(stem)) + _of_contraction(stem, tail)


def _of_contraction(stem: str, tail: str) -> int:
    match tail:
        case "t":
            return int(re.search("[^aeiourn]n$", stem) is not None)
        case "s":
            return int(re.search("(?:[sxz]|[cgs]e|ch|sh)$", stem) is not None)
        case "ll" | "ve" | "d":
            return int(re.search("[bcdfgklmnpst]e?$" if tail != "d" else "[td]$", stem) is not None)
        case _:
            return 0


def _of_stem(word: str) -> int:
    compound = _SILENT_E_INSIDE.match(word)
    if compound and len(word) - compound.end() > 1:
        first, second = word[: compound.end()], word[compound.end() :]
        return _of_known(first, _of_stem) + _of_known(second, _of_stem)
    for suffix in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem != word and _VOWELS.search(stem):
            return _of_stem(stem) + 1
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and _vowel_before(word, 1):
        if _SIBILANT_ES.search(word) and _vowel_before(word, 2):
            return _of_stem(word[:-1]) + 1
        return _of_stem(word[:-1])
    if word.endswith("ed") and not word.endswith("eed") and _vowel_before(word, 2):
        return _of_stem(word[:-1]) + word.endswith(("ted", "ded"))
    return _of_root(word)


def _of_known(word: str, otherwise: Callable[[str], int]) -> int:
    """The table's answer for a word or for its singular, or else what `otherwise` makes of it."""
    return overrides.get(word) or overrides.get(word.removesuffix("s").removesuffix("'")) or otherwise(word)


def _vowel_before(word: str, ending: int) -> bool:
    return _VOWELS.search(_Y_AS_CONSONANT.sub("-", word[:-ending])) is not None


def _of_root(word: str) -> int:
    word = re.sub("(?<=..)(?<=g|q)ue$", "", word)
    word = re.sub("qu(?=[aeiouy])", "kw", re.sub("gu(?=[aeiy])", "g", word))
    extra = len(_HIATUS.findall(word))
    if _SYLLABIC_END.search(word) and _VOWELS.search(word[:-2]):
        word, extra = word[:-2], extra + 1
    elif re.search("(?:[^aeiouy]|[aeiou]y)e$", word) and _vowel_before(word, 1):
        word = word[:-1]
    return len(_VOWELS.findall(_Y_AS_CONSONANT.sub("-", word))) + extra


def _spoken_number(digits: str) -> int:
    whole, _, rest = re.sub("[^0-9.]", "", digits).partition(".")
    said = _whole_number(int(whole)) if 0 < len(whole) <= 6 else sum(_NUMBERS.get(int(digit), 1) for digit in whole)
    decimals = sum(_NUMBERS.get(int(digit), 1) for digit in rest if digit.isdigit())
    return max(1, said + decimals + bool(decimals))


def _whole_number(value: int) -> int:
    if value >= 1000:
        return _whole_number(value // 1000) + 2 + (_whole_number(value % 1000) if value % 1000 else 0)
    if value >= 100:
        return _whole_number(value // 100) + 2 + (_whole_number(value % 100) if value % 100 else 0)
    if value > 20 and value % 10:
        return _NUMBERS[value - value % 10] + _NUMBERS.get(value % 10, 1)
    return _NUMBERS.get(value, 1)
