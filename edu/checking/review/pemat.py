"""PEMAT-P: how easy a printed material is to understand, and to act on.

Source: Shoemaker SJ, Wolf MS, Brach C. The Patient Education Materials Assessment Tool (PEMAT) and User's Guide.
AHRQ Publication No. 14-0002-EF, November 2013. Numbers, topics, scales and where "not applicable" is allowed are those
of the printable form (items 1-12 and 15-26; 13 and 14 are for video). The wording is ours. Each scale is scored on
its own: points / items that apply x 100. The guide names no pass mark.
"""

from collections.abc import Iterator

from edu.checking.review.form import Form, Item, Mark

UNDERSTAND, ACT = "Understandability", "Actionability"
_SHORT = "the material is very short"
_NO_PICTURES = "there are no pictures"

_ITEMS: dict[tuple[str, str], tuple[tuple[int, str, str], ...]] = {
    (UNDERSTAND, "Content"): (
        (1, "You see at once what the material is for.", ""),
        (2, "Nothing in it leads away from that purpose.", ""),
    ),
    (UNDERSTAND, "Word choice and style"): (
        (3, "The words are plain ones that people use every day.", ""),
        (4, "Medical words are there only for readers to get to know, and each is explained.", ""),
        (5, "Sentences say who does what: they are in the active voice.", ""),
    ),
    (UNDERSTAND, "Use of numbers"): (
        (6, "The numbers are clear and easy to grasp.", "there are no numbers"),
        (7, "Readers never have to work out a sum.", ""),
    ),
    (UNDERSTAND, "Organization"): (
        (8, "The text is cut into short sections.", _SHORT),
        (9, "Each section has a heading that tells what it is about.", _SHORT),
        (10, "One thing leads to the next in an order that makes sense.", ""),
        (11, "There is a summary.", _SHORT),
    ),
    (UNDERSTAND, "Layout and design"): (
        (12, "Bullets, boxes, bold type, arrows and the like point to what matters most.", ""),
    ),
    (UNDERSTAND, "Use of visual aids"): (
        (15, "There is a picture wherever one would make things easier to understand.", ""),
        (16, "The pictures back up the text and do not lead away from it.", _NO_PICTURES),
        (17, "The pictures have clear titles or captions.", _NO_PICTURES),
        (18, "Drawings and photos are clear and not crowded.", _NO_PICTURES),
        (19, "Tables are simple, with short and clear headings.", "there are no tables"),
    ),
    (ACT, "Actionability"): (
        (20, "It names at least one thing that the reader can do.", ""),
        (21, "It speaks to the reader directly when it says what to do.", ""),
        (22, "What to do is broken into clear steps that a reader can manage.", ""),
        (23, "Wherever a tool such as a checklist would help the reader to act, there is one.", ""),
        (24, "Where something has to be worked out, it shows how.", "nothing has to be"),
        (25, "It explains how to use its charts, tables or diagrams to act.", "there are none"),
        (26, "There is a picture wherever one would make it easier to do what it says.", ""),
    ),
}


def _items() -> Iterator[Item]:
    for (scale, topic), rows in _ITEMS.items():
        for number, says, na in rows:
            yield Item(number=number, says=says, scale=scale, topic=topic, na=na)


PEMAT_P = Form(
    id="pemat",
    title="PEMAT-P",
    asks="how easy is this material to understand, and to act on?",
    source=(
        "The items are those of the Patient Education Materials Assessment Tool for printable materials (AHRQ, 2013), "
        "with their official numbers but in other words. Its User's Guide explains each one."
    ),
    rule=(
        "Agree only where it is so nearly all the way through (80% or more); take the side of a patient who is new to "
        "the subject."
    ),
    words={"agree": Mark.YES, "disagree": Mark.NO, "n/a": Mark.NA},
    items=tuple(_items()),
)
