"""The syllable counter against a word list, the splitter against a table, the formulas against sums by hand."""

from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.checking.english import syllables
from edu.checking.english.readability import Readability, is_passive, measure, sentences, words

WORDS = {
    word: int(count)
    for word, count in (
        line.split()
        for line in (Path(__file__).parent / "syllable_words.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    )
}
COUNTS = ("words", "sentences", "syllables", "polysyllables", "untaught_polysyllables", "passive_sentences")


def test_the_word_list_is_long_and_varied() -> None:
    assert len(WORDS) >= 1_100
    for length in range(1, 6):
        assert sum(count == length for count in WORDS.values()) >= 50


def test_the_counter_agrees_with_the_word_list() -> None:
    wrong = {word: (syllables.count(word), count) for word, count in WORDS.items() if syllables.count(word) != count}
    assert len(wrong) <= 0.03 * len(WORDS), wrong


def test_the_rules_agree_with_the_word_list_even_without_the_table() -> None:
    wrong = {word: (syllables.by_rules(word), n) for word, n in WORDS.items() if syllables.by_rules(word) != n}
    assert len(wrong) <= 0.03 * len(WORDS), wrong  # 98.1 % right before any tuning


def test_the_table_holds_only_what_the_rules_get_wrong() -> None:
    needless = [
        word
        for word, count in syllables.overrides.items()
        if syllables.by_rules(word) == count and syllables.by_rules(word + "s") == count
    ]
    assert not needless


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("", 0),
        ("-", 0),
        ("'", 0),
        ("I", 1),
        ("tiny", 2),
        ("Needles", 2),
        ("re-read", 2),
        ("make-up", 2),
        ("radio-frequency", 6),
        ("don't", 1),
        ("doesn’t", 2),
        ("couldn't", 2),
        ("aren't", 1),
        ("it's", 1),
        ("clinic's", 2),
        ("nurse's", 2),
        ("you'll", 1),
        ("that'll", 2),
        ("recipes", 3),
        ("headaches", 2),
        ("SPF", 3),
        ("UV", 2),
        ("WWW", 9),
        ("NOT", 1),
        ("café", 2),
        ("7", 2),
        ("21", 3),
        ("111", 6),
        ("2,000", 3),
        ("3.5", 3),
        ("1000000", 13),
        ("日本", 1),
        ("¼", 1),
    ],
)
def test_syllables_of_what_is_not_a_plain_word(word: str, count: int) -> None:
    assert syllables.count(word) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("...", []),
        ("One. Two.", ["One.", "Two."]),
        ("No full stop", ["No full stop"]),
        ("Really? Yes! Good.", ["Really?", "Yes!", "Good."]),
        ("Wait… Then call.", ["Wait…", "Then call."]),
        ("Wait ... and see.", ["Wait ... and see."]),
        ("Is it fine? No. Call.", ["Is it fine?", "No.", "Call."]),
        ("Ask Dr. Lee. Then go.", ["Ask Dr. Lee.", "Then go."]),
        ("Use a cream, e.g. A or B.", ["Use a cream, e.g. A or B."]),
        ("Creams, gels, etc. Then rest.", ["Creams, gels, etc.", "Then rest."]),
        ("Creams, gels, etc. are fine.", ["Creams, gels, etc. are fine."]),
        ("Come at 3 p.m. and rest.", ["Come at 3 p.m. and rest."]),
        ("It is 3.5 mm deep. Yes.", ["It is 3.5 mm deep.", "Yes."]),
        ("Ask about vitamin C. Do not guess.", ["Ask about vitamin C.", "Do not guess."]),
        ("J. Smith said so.", ["J. Smith said so."]),
        ('She said, "Stop!" and left.', ['She said, "Stop!" and left.']),
        ('She said, "Stop." He left.', ['She said, "Stop."', "He left."]),
        ("It heals (mostly). It does.", ["It heals (mostly).", "It does."]),
        ("One line\nthat goes on. And on.", ["One line that goes on.", "And on."]),
        ("One\n\nTwo", ["One", "Two"]),
        ("Call if\n- it swells\n- it itches", ["Call if", "it swells", "it itches"]),
        ("- One. Two.\n* Three\n1. Four", ["One.", "Two.", "Three", "Four"]),
        ("- a bullet that\n  goes on", ["a bullet that   goes on"]),
        ("## Wash your face\n\nGently.", ["Gently."]),
        ("Wash. {C003 C028}\n\nRest. {editor}", ["Wash.", "Rest."]),
        ("Collagen (KOL-uh-jen) helps.", ["Collagen helps."]),
        ("Some (hy-uh-loo-RON-ik AS-id) helps.", ["Some helps."]),
        ("It is severe (very bad).", ["It is severe (very bad)."]),
        ("**Strong.** Then plain.", ["**Strong.**", "Then plain."]),
        ('```picture alt="x"\n|  a drawing\n```\nText.', ["Text."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_words_keep_apostrophes_hyphens_and_numbers_whole() -> None:
    assert words("It's a well-known 2,000-word text, isn’t it? 3.5 *bold*") == [
        *("It's", "a", "well-known", "2,000", "word", "text", "isn’t", "it", "3.5", "bold"),
    ]


def test_the_formulas_on_a_sentence_of_short_words() -> None:
    read = measure(["The cat sat on the mat."])
    assert (read.words, read.sentences, read.syllables, read.polysyllables) == (6, 1, 6, 0)
    assert read.fkgl == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59)
    assert read.fkgl == pytest.approx(-1.45)
    assert read.smog == read.smog_without_taught == pytest.approx(3.1291)


def test_the_formulas_on_two_sentences_with_long_words() -> None:
    read = measure(["Some peeling is common. Moisturizer helps irritated skin."], taught=["moisturizer"])
    assert (read.words, read.sentences, read.syllables, read.polysyllables) == (8, 2, 16, 2)
    assert read.fkgl == pytest.approx(9.57)  # 0.39 x 4 + 11.8 x 2 - 15.59
    assert read.smog == pytest.approx(8.8419, abs=1e-4)  # 1.0430 x sqrt(30) + 3.1291
    assert read.smog_without_taught == pytest.approx(7.1686, abs=1e-4)  # 1.0430 x sqrt(15) + 3.1291


def test_smog_on_thirty_sentences_is_not_rough() -> None:
    read = measure(["Moisturizer helps."] * 9 + ["It helps."] * 21)
    assert read.smog == pytest.approx(6.2581)  # 1.0430 x sqrt(9) + 3.1291
    assert not read.rough
    assert measure(["It helps."] * 29).rough


def test_nothing_to_read_is_grade_nought() -> None:
    read = measure([])
    assert (read.fkgl, read.smog, read.mean_sentence, read.passive_share, read.longest_sentence) == (0, 0, 0, 0, 0)


def test_longest_and_mean_sentence() -> None:
    read = measure(["Call. Do not wait for it.", "Ask now."])
    assert (read.longest_sentence, read.longest_text) == (5, "Do not wait for it.")
    assert read.mean_sentence == pytest.approx(8 / 3)


@pytest.mark.parametrize("said", ["Moisturizers", "moisturizer's", "MOISTURIZER", "moisturizer’s"])
def test_a_form_of_a_taught_word_is_taught(said: str) -> None:
    assert measure([f"{said} help."], taught=["moisturizer"]).untaught_polysyllables == 0


def test_each_word_of_a_taught_phrase_is_taught() -> None:
    assert measure(["Hyaluronic acid helps."], taught=["hyaluronic acid"]).untaught_polysyllables == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "The skin is healed by the body.",
        "Tiny wounds are made.",
        "It was not really done.",
        "It has been seen before.",
        "Skin can get burnt.",
        "The wounds aren't covered.",
        "It is being well looked after.",
    ],
)
def test_passives_are_found(sentence: str) -> None:
    assert is_passive(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["Your skin is red.", "You need to call.", "It is a bed.", "The wounds heal.", "Are you worried?", "He asked."],
)
def test_what_only_looks_like_a_passive_is_left(sentence: str) -> None:
    assert not is_passive(sentence)


def counts(read: Readability) -> list[int]:
    return [getattr(read, name) for name in COUNTS]


prose = st.text() | st.lists(
    st.sampled_from(
        [
            "needles ",
            "heal",
            ". ",
            "\n- ",
            "\n\n",
            "```\n",
            "# ",
            "(KOL-uh-jen)",
            "{C003}",
            "Dr. ",
            "3.5",
            "is ",
            "…",
            '"',
        ]
    ),
    max_size=60,
).map("".join)


@given(st.lists(prose, max_size=4), st.lists(st.text(), max_size=3))
def test_measuring_never_raises_and_counts_make_sense(texts: list[str], taught: list[str]) -> None:
    read = measure(texts, taught)
    assert min(counts(read)) >= 0
    assert read.sentences <= read.words <= read.syllables
    assert read.untaught_polysyllables <= read.polysyllables <= read.words
    assert read.passive_sentences <= read.sentences
    assert read.mean_sentence <= read.longest_sentence <= read.words
    assert read.smog_without_taught <= read.smog
    assert (read.fkgl, read.smog) == (0, 0) or read.words


@given(st.lists(prose, max_size=3), st.lists(prose, max_size=3), st.lists(st.text(), max_size=3))
def test_counts_of_texts_add_up(some: list[str], more: list[str], taught: list[str]) -> None:
    apart = zip(counts(measure(some, taught)), counts(measure(more, taught)), strict=True)
    assert counts(measure([*some, *more], taught)) == [sum(pair) for pair in apart]


@given(st.text())
def test_counting_any_string_never_raises(word: str) -> None:
    assert syllables.count(word) >= 0
    assert syllables.by_rules(word) >= 1


@pytest.mark.parametrize("piece", [".", "a.", "{", "(A-", "1.", "ly", "- ", "dr. ", "```\n", "is ", "'", '?!"', "a-"])
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    def seconds(repeats: int) -> float:
        start = perf_counter()
        measure([piece * repeats])
        return perf_counter() - start

    assert seconds(40_000) < 2.0  # a quadratic step would need minutes
