"""A part of a value that is made when it is first wanted, and kept."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801 a decorator, as `property` is one
    """As `functools.cached_property`, whose lock in Python 3.11 costs three times as much as all the rest of it.

    A check makes dozens of such parts for each question, and no two threads share a check.
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, owner: None, kind: type[object]) -> "once[T]": ...

    @overload
    def __get__(self, owner: object, kind: type[object]) -> T: ...

    def __get__(self, owner: object | None, kind: type[object]) -> "once[T] | T":
        if owner is None:
            return self
        made = owner.__dict__[self._name] = self._make(owner)
        return made
