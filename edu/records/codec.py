"""Values to the text that the records hold, and back. Reading takes only what writing makes."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TypeVar

from msgspec import MsgspecError, json

from edu.assessment.response import Response

T = TypeVar("T")
_responses: json.Decoder[Response] = json.Decoder(Response)
_names: json.Decoder[tuple[str, ...]] = json.Decoder(tuple[str, ...])


def response_text(response: Response) -> str:
    """JSON with the kind of response under `type`; ticked choices in order."""
    return _text(response)


def response_of(text: str) -> Response:
    """The response that `response_text` wrote. Raises ValueError for any other text."""
    return _checked(text, _responses)


def names_text(names: Sequence[str]) -> str:
    """A JSON list of texts, in the order given."""
    return _text(tuple(names))


def names_of(text: str) -> tuple[str, ...]:
    """What `names_text` wrote. Raises ValueError for any other text."""
    return _checked(text, _names)


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


def _text(value: object) -> str:
    return json.encode(value, order="deterministic").decode()


def _checked(text: str, decoder: json.Decoder[T]) -> T:
    try:
        value = decoder.decode(text)
    except (MsgspecError, UnicodeEncodeError, RecursionError) as error:
        raise ValueError("this is not what was written") from error
    if _text(value) != text:
        raise ValueError("this is not what was written")
    return value
