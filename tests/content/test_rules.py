"""Rules on the wording of everything a patient can come to see. Each rule is a function, held over what ships and over
a sample that breaks it."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from edu.checking.copying import copied_passages, read_fingerprints
from edu.checking.english.readability import measure

Texts = Sequence[tuple[str, str]]
"""Where a text stands, and the text."""
LONGEST_SENTENCE = 20

_UNIT = r"(?:days?|weeks?|months?|hours?|hrs?|minutes?|mins?|mg|ml|mm|percent|degrees)\b"
_NUMBER = (
    r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty-?\w*|thirty|forty-?\w*)"
)
SPECIFIC = re.compile(rf"\bSPF\b|\d\s*%|\b{_NUMBER}(?:\s*(?:-|–|to|or)\s*{_NUMBER})?[\s-]+{_UNIT}|\d{_UNIT}", re.I)
PATH_OF_FIVE_MINUTES = "path five-minutes"
NAMES = re.compile(
    r"\b(?:ibuprofen|acetaminophen|paracetamol|aspirin|tylenol|advil|motrin|aleve|naproxen|benadryl|cetirizine"
    r"|antihistamines?|antibiotics?|steroids?|(?:hydro)?cortisone|neosporin|polysporin|bacitracin|mupirocin|lidocaine"
    r"|benzocaine|[av]\w*ciclovir|acyclovir|valtrex|tretinoin|retin-a|adapalene|differin|(?:ro)?accutane|tazarotene"
    r"|hydroquinone|niacinamide|salicylic|glycolic|lactic|benzoyl|azelaic|aquaphor|cerave|cetaphil|vaseline|eucerin"
    r"|neutrogena|aveeno|nivea|la roche|bioderma|cicaplast|skinpen|dermapen|derma-?rollers?|morpheus|botox)\b",
    re.I,
)
ONLY_ASKED_ABOUT = re.compile(r"\bisotretinoin\b", re.I)
PROMISE = re.compile(
    r"\bguarantee\w*|\bwill (?:make|leave|give) (?:you|your skin)\b.{0,20}\b(?:look|younger|smooth\w*|glow\w*|results?)"
    r"|\bwill (?:look|be) (?:younger|smoother|better|healed|perfect)|(?<!home )\bcure[sd]?\b|\brisk-free\b"
    r"|\b(?:always|never fails to) works?\b|\bcompletely safe\b|\bperfect(?:ly)? (?:skin|safe)|\bpermanent\w*"
    r"|\bmiracle\b|\bbest results\b|\bproven\b",
    re.I,
)
COMMON = re.compile(
    r"\b(?:peeling|flak\w+|dryness)\b[^.?!]*\b(?:is|are|can be|be) (?:common|normal|usual|expected)\b", re.I
)
CALL = re.compile(r"\bcall\w*\b", re.I)


def found(pattern: re.Pattern[str], texts: Texts) -> list[str]:
    return [f'{where}: "{hit.group()}" in "{text}"' for where, text in texts for hit in pattern.finditer(text)]


def too_long(texts: Texts) -> list[str]:
    reads = [(where, measure([text])) for where, text in texts]
    return [
        f'{where}: {read.longest_sentence} words in "{read.longest_text}"'
        for where, read in reads
        if read.longest_sentence > LONGEST_SENTENCE
    ]


def common_without_call(screens: Sequence[tuple[str, list[str]]]) -> list[str]:
    """Screens that call peeling common and do not say when to call."""
    said = [(where, " ".join(texts)) for where, texts in screens]
    return [
        f'{where}: "{hit.group()}"' for where, text in said if (hit := COMMON.search(text)) and not CALL.search(text)
    ]


def listed(offenders: list[str]) -> str:
    return f"{len(offenders)} to mend:\n" + "\n".join(offenders)


def test_the_fingerprints_hold_six_word_runs_of_the_articles(fingerprints: frozenset[str]) -> None:
    heading = "understanding the skin's response to microneedling"
    assert copied_passages(heading, fingerprints) == [(0, len(heading))]


def test_the_file_of_fingerprints_is_hashes_in_order_under_two_remarks(root: Path) -> None:
    path = root / "content" / "fingerprints.txt"
    first, second, *hashes = path.read_text(encoding="utf-8").splitlines()
    assert first.startswith("# ") and second.startswith("# ")
    assert hashes == sorted(set(hashes)) and len(hashes) > 1_000
    assert all(re.fullmatch("[0-9a-f]{16}", each) for each in hashes)
    assert read_fingerprints(path) == set(hashes)


def test_no_invented_specifics(displayed: Texts) -> None:
    offenders = found(SPECIFIC, [(where, text) for where, text in displayed if where != PATH_OF_FIVE_MINUTES])
    assert not offenders, listed(offenders)


@pytest.mark.parametrize(
    "said",
    [
        "in 3 days",
        "5-7 days",
        "two weeks",
        "two to three weeks",
        "24 hours",
        "48hours",
        "SPF 30",
        "5 %",
        "10%",
        "20 mg",
    ],
)
def test_an_invented_specific_is_found(said: str) -> None:
    assert found(SPECIFIC, [("here", f"It lasts {said}.")])


@pytest.mark.parametrize("said", ["a few days", "each day", "night and day", "six short questions", "some hours"])
def test_what_is_vague_is_no_invented_specific(said: str) -> None:
    assert not found(SPECIFIC, [("here", f"It is {said}.")])


def test_no_brand_and_no_drug(displayed: Texts) -> None:
    asked = [(where, text) for where, text in displayed if not where.startswith(("ask your clinic", "glossary"))]
    offenders = found(NAMES, displayed) + found(ONLY_ASKED_ABOUT, asked)
    assert not offenders, listed(offenders)


@pytest.mark.parametrize(
    "name", ["ibuprofen", "Tylenol", "CeraVe", "antibiotic", "Accutane", "hydrocortisone", "aciclovir"]
)
def test_a_brand_or_drug_is_found(name: str) -> None:
    assert found(NAMES, [("here", f"Take {name}.")])
    assert found(ONLY_ASKED_ABOUT, [("lesson", "Stop isotretinoin.")])


def test_no_promise_of_an_outcome(displayed: Texts) -> None:
    offenders = found(PROMISE, displayed)
    assert not offenders, listed(offenders)


@pytest.mark.parametrize(
    "said",
    [
        "We guarantee it.",
        "It will make you look younger.",
        "It will leave your skin smooth.",
        "It cures scars.",
        "You will look better.",
        "It always works.",
        "It is completely safe.",
        "For best results, rest.",
    ],
)
def test_a_promise_is_found(said: str) -> None:
    assert found(PROMISE, [("here", said)])


def test_no_sentence_of_more_than_twenty_words(displayed: Texts) -> None:
    offenders = too_long(displayed)
    assert not offenders, listed(offenders)


def test_a_long_sentence_is_found() -> None:
    assert too_long([("here", "word " * 21)])
    assert not too_long([("here", "word " * 20 + ". And " + "word " * 19)])


def test_that_peeling_is_common_never_stands_without_when_to_call(screens: Sequence[tuple[str, list[str]]]) -> None:
    offenders = common_without_call(screens)
    assert not offenders, listed(offenders)


def test_common_without_a_call_is_found() -> None:
    assert common_without_call([("here", ["Some peeling is common."])])
    assert not common_without_call([("here", ["Some peeling is common.", "Call if it is severe."])])


def test_no_run_of_six_words_of_the_articles(displayed: Texts, fingerprints: frozenset[str]) -> None:
    offenders = [
        (where, text[start:end]) for where, text in displayed for start, end in copied_passages(text, fingerprints)
    ]
    assert not offenders
