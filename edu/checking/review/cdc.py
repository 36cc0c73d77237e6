"""The CDC Clear Communication Index: how clearly a material says what it has to say.

Source: Centers for Disease Control and Prevention. CDC Clear Communication Index: User Guide and Score Sheet (2013,
updated 2014), cdc.gov/ccindex. Numbers and parts are the official ones; the wording is ours. Part A (items 1-11) applies
to every material; items 12-20 (parts B to D) may not apply, and then do not count. A "no" to item 1 means "no" to 2-4.
In item 17, "no" earns the point. Score: points / items that apply x 100, and 90 or more passes.
"""

from collections.abc import Iterator

from edu.checking.review.form import Form, Item, Mark, Question

_NOTHING_TO_DO = "it recommends nothing to do"
_NO_NUMBERS = "there are no numbers in it"
_NO_RISK = "it says nothing about risk"
_ASKED_FOR_NO = 17
_NEED_A_MAIN_MESSAGE = (2, 3, 4)

_ITEMS: dict[str, tuple[tuple[int, str, str], ...]] = {
    "Part A, core: main message and call to action": (
        (1, "Is there one main message, the one thing that readers must remember?", ""),
        (2, "Does it stand at the top, the beginning or the front?", ""),
        (3, "Does something that you can see, such as type, color or a box, set it off?", ""),
        (4, "Does at least one picture carry or support it?", ""),
        (5, "Are the main readers called on to do at least one thing?", ""),
    ),
    "Part A, core: language": (
        (6, "Are the main message and the calls to act in the active voice?", ""),
        (7, "Are all the words such as the main readers use themselves?", ""),
    ),
    "Part A, core: information design": (
        (8, "Are there lists with bullets or numbers?", ""),
        (9, "Does the text come in chunks with headings?", ""),
        (10, "Does the first paragraph or section sum up what readers need most?", ""),
    ),
    "Part A, core: state of the science": (
        (11, "Does it tell what those who should know do know about this, and what they do not?", ""),
    ),
    "Part B: behavioral recommendations": (
        (12, "Does it recommend at least one thing to do to the main readers?", _NOTHING_TO_DO),
        (13, "Does it say why that matters to them?", _NOTHING_TO_DO),
        (14, "Does it say exactly how to do it?", _NOTHING_TO_DO),
    ),
    "Part C: numbers": (
        (15, "Are the numbers always of a kind that the main readers use?", _NO_NUMBERS),
        (16, "Does it always explain what the numbers mean?", _NO_NUMBERS),
        (_ASKED_FOR_NO, 'Do readers have to work out a sum? Here "no" earns the point.', _NO_NUMBERS),
    ),
    "Part D: risk": (
        (18, "Does it explain what the risk is, and how it touches the reader?", _NO_RISK),
        (19, "Does it give both the risks and the benefits of what it recommends?", f"{_NO_RISK}, or {_NOTHING_TO_DO}"),
        (20, "Is each chance that is given as a number also explained in words or a picture?", "none is given so"),
    ),
}


def _items() -> Iterator[Item]:
    for topic, rows in _ITEMS.items():
        for number, says, na in rows:
            yield Item(
                number=number,
                says=says,
                scale="Index",
                topic=topic,
                na=na,
                earns=Mark.NO if number == _ASKED_FOR_NO else Mark.YES,
                needs=1 if number in _NEED_A_MAIN_MESSAGE else 0,
            )


CDC_INDEX = Form(
    id="cdc",
    title="CDC Clear Communication Index",
    asks="how clearly does this material say what it has to say?",
    source=(
        "The items are those of the Clear Communication Index (Centers for Disease Control and Prevention, 2013), with "
        "their official numbers but in other words. Its User Guide explains each one."
    ),
    rule="A point is earned only where it is so every time, not just most of the time.",
    words={"yes": Mark.YES, "no": Mark.NO, "n/a": Mark.NA},
    items=tuple(_items()),
    before=(
        Question(key="audience", says="Who are the main readers?"),
        Question(key="literacy", says="How well do they read and use numbers, and what do they know already?"),
        Question(key="objective", says="What should they think, feel or do after reading?"),
        Question(key="main_message", says="What is the main message?"),
    ),
    passes=90,
)
