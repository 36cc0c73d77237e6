"""Words of school that make a patient afraid to be judged: a test to pass, and no test of the blood."""

import re
from collections.abc import Collection, Iterator, Sequence

from edu.checking.phrase import Phrase, Word

_NAMES = {
    "test": frozenset(
        """allergy antibody antigen balance blood bone breath breathing cancer cholesterol covid covid-19 diagnostic dna
        drug eye finger-prick fitness function genetic glucose hearing heart home imaging iron kidney lab laboratory liver
        lung medical memory pap patch pcr pregnancy prick rapid scratch screening skin sleep smear stool strep stress
        sugar swab sweat tb thyroid tuberculin urine vision vitamin walking""".split()
    ),
    "exam": frozenset(
        """annual body breast clinical dental diabetic eye feet foot full hearing heart medical pelvic physical prostate
        rectal routine self skin yearly""".split()
    ),
    "score": frozenset("apgar asthma bone depression itch pain peak risk sleep symptom t z".split()),
    "fail": frozenset(
        """alarm battery brake care crop device engine graft heart implant kidney liver lung medicine method organ power
        pump renal respiratory seal stitch system treatment without""".split()
    ),
}
"""What stands before each word where it has nothing to do with school."""

_FORMS = {
    form: word
    for word, forms in {
        "test": "test tests",
        "exam": "exam exams",
        "score": "score scores scored",
        "fail": "fail fails failed failing failure failures",
    }.items()
    for form in forms.split()
}
_AFTER = re.compile(
    r"\s+(?:strips?|kits?|results?|tubes?|patch|area|spot|swabs?|room|table|gloves?|gown|positive|negative|to)\b", re.I
)
"""What stands behind it there; who fails to do something is not at school either."""
_OF_MEDICINE = frozenset(
    """alarm antibodies bath battery blood cholesterol diagnose diagnosed doctor doctors heat infection lab laboratory
    meter milk negative nurse order orders ordered positive pregnant sample samples scan scans smoke sugar swab
    temperature urine water x-ray x-rays""".split()
)
"""Beside one of these in a sentence, the word is about a test of the body, or of a thing."""
_OF_SCHOOL = frozenset(
    """answer answers course grade knowledge learn learned lesson lessons mark marks pass passed passing question
    questions quiz ready study understanding""".split()
)
"""Beside one of these it is about school all the same."""
_BETWEEN = frozenset(
    """also always can can't could did didn't does doesn't even ever had has have just may might must never not often
    only rarely seldom shall should sometimes soon still then will won't would""".split()
)
"""May stand between who fails and the word."""
_THINGS = frozenset("anything everything it nothing something that these this things those which".split())
_PEOPLE = frozenset(
    """anybody anyone everybody everyone friend he learner nobody one patient people person reader she somebody someone
    student trainee who whoever""".split()
)


def school_words(phrase: Phrase, explained: Collection[str]) -> Iterator[Word]:
    """Where a text speaks of a test, an exam, a score or of failing as school does; `explained` are spellings."""
    if phrase.bag.isdisjoint(_FORMS):
        return
    for number, word in enumerate(phrase.words):
        kind = _FORMS.get(word.text)
        if kind and not _is_no_school(kind, phrase, number) and not _is_a_term(phrase, number, explained):
            yield word


def _is_no_school(kind: str, phrase: Phrase, number: int) -> bool:
    word = phrase.words[number]
    before = phrase.words[max(0, number - 2) : number]
    if any(each.text in _NAMES[kind] or each.text.removesuffix("s") in _NAMES[kind] for each in before) or _AFTER.match(
        phrase.text, word.end
    ):
        return True
    sentence = next((each for each in phrase.sentences if each[0] <= word.start < each[1]), (0, len(phrase.text)))
    words = phrase.words_in(sentence)
    if kind == "fail" and _is_of_things(word.text, [each.text for each in words if each.start < word.start]):
        return True
    beside = {each.text for each in words}
    return not beside.isdisjoint(_OF_MEDICINE) and beside.isdisjoint(_OF_SCHOOL)


def _is_of_things(word: str, before: Sequence[str]) -> bool:
    """Whether it is a thing that fails, as in `it never fails`; `fails` is said of people only right behind them."""
    who = next((each for each in reversed(before) if each not in _BETWEEN), "")
    return who in _THINGS or (word == "fails" and who not in _PEOPLE)


def _is_a_term(phrase: Phrase, number: int, explained: Collection[str]) -> bool:
    """Whether the word ends a term of the glossary, such as `patch test`."""
    said = [each.text for each in phrase.words[max(0, number - 2) : number + 1]]
    return any(" ".join(said[start:]) in explained for start in range(len(said)))
