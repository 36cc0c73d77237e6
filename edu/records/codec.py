"""Values to the text that the records hold, and back. Writing never fails; reading takes only what writing makes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from edu.assessment.response import DontKnow, Picked, Placed, Response, Skipped, Ticked, Written
from edu.course.ids import OptionId


def response_text(response: Response) -> str:
    """JSON of one key, in ASCII, so that any text a person can type fits."""
    return _json(_plain(response))


def _plain(response: Response) -> dict[str, object]:
    match response:
        case Picked(choice=choice):
            return {"picked": choice}
        case Ticked(choices=choices):
            return {"ticked": sorted(choices)}
        case Placed(places=places):
            return {"placed": [list(place) for place in places]}
        case Written(text=text):
            return {"written": text}
        case DontKnow():
            return {"dont_know": True}
        case Skipped():
            return {"skipped": True}


def response_of(text: str) -> Response:
    """The response that `response_text` wrote. Raises ValueError for any other text."""
    match _value(text):
        case _Pairs((("picked", str(choice)),)):
            return Picked(OptionId(choice))
        case _Pairs((("ticked", list(choices)),)):
            return Ticked(_distinct(choices))
        case _Pairs((("placed", list(places)),)):
            return Placed(tuple(_place(place) for place in places))
        case _Pairs((("written", str(words)),)):
            return Written(words)
        case _Pairs((("dont_know", True),)):
            return DontKnow()
        case _Pairs((("skipped", True),)):
            return Skipped()
        case _:
            raise ValueError("this is no answer")


def _distinct(choices: list[object]) -> frozenset[OptionId]:
    distinct = frozenset(OptionId(choice) for choice in choices if isinstance(choice, str))
    if len(distinct) != len(choices):
        raise ValueError("ticked choices are different texts")
    return distinct


def _place(place: object) -> tuple[OptionId, OptionId]:
    match place:
        case [str(card), str(group)]:
            return OptionId(card), OptionId(group)
        case _:
            raise ValueError("a place is a card and a group")


def names_text(names: Sequence[str]) -> str:
    """A JSON list of texts, in the order given."""
    return _json(list(names))


def names_of(text: str) -> tuple[str, ...]:
    """What `names_text` wrote. Raises ValueError for any other text."""
    value = _value(text)
    if not isinstance(value, list):
        raise ValueError("this is no list")
    names = tuple(name for name in value if isinstance(name, str))
    if len(names) != len(value):
        raise ValueError("a name is text")
    return names


def time_text(at: datetime) -> str:
    """UTC in ISO 8601 with milliseconds, so that text order is time order. Raises ValueError without a time zone."""
    if at.tzinfo is None:
        raise ValueError("a recorded time needs its time zone")
    return at.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def time_of(text: str) -> datetime:
    """What `time_text` wrote. Raises ValueError for any other text."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is not UTC or time_text(at) != text:
        raise ValueError("this is no time of ours")
    return at


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class _Pairs:
    """A JSON object as it was written, so that a doubled key is seen."""

    pairs: tuple[tuple[str, object], ...]


def _value(text: str) -> object:
    try:
        value: object = json.loads(text, object_pairs_hook=lambda pairs: _Pairs(tuple(pairs)))
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return value
