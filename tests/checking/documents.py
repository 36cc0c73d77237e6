"""Documents made from the declarations of what a file may hold: valid ones, and ones with a fault."""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import NamedTuple

from hypothesis import assume
from hypothesis import strategies as st

from edu.authoring.compound import ByField, ListOf, Union, WithPlace
from edu.authoring.record import Record
from edu.authoring.shape import CLAIM, Date, Ident, Integer, Kind, Number, OneOf, Text, YesNo


class Word(NamedTuple):
    """A scalar, as it is typed."""

    text: str
    quoted: bool = False


Tree = Word | list["Tree"] | dict[str, "Tree"]


class Damaged(NamedTuple):
    """A document with one fault, and the code of it."""

    document: Tree
    code: str


class Place(NamedTuple):
    """Where a value of a kind stands in a document."""

    kind: Kind[object]
    value: Tree
    put: Callable[[Tree], None]


NOTHING = Word("")
_STRAY_WORDS = "word|two words|Capital|C001|12|0|-1|1.5|true|no|on|single|patient|immediate|2027-05-22|2027-5-22"
_STRAY_LISTS: list[list[Tree]] = [[], [Word("word")], [Word("C002"), Word("C002")], [[]]]
_STRAY_MAPPINGS: list[dict[str, Tree]] = [
    {},
    {"id": Word("word")},
    {"text": Word("word")},
    {"type": Word("reflection")},
    {"check": Word("before")},
]
STRAYS: list[Tree] = [
    *map(Word, _STRAY_WORDS.split("|")),
    *(Word(text, quoted=True) for text in ("", " ", "a\nb", "x" * 201, "x" * 501, "x" * 4001)),
    *_STRAY_LISTS,
    *_STRAY_MAPPINGS,
]
"""What may stand in a wrong place."""


def written(document: Tree) -> str:
    """The document in YAML, on one line."""
    match document:
        case Word(text=text, quoted=quoted):
            return json.dumps(text, ensure_ascii=False) if quoted else text
        case list():
            return f"[{', '.join(map(written, document))}]"
        case dict():
            return f"{{{', '.join(f'{key}: {written(value)}' for key, value in document.items())}}}"


def documents(kind: Kind[object]) -> st.SearchStrategy[Tree]:
    """Whatever a kind takes."""
    match kind:
        case WithPlace(kind=inner):
            return documents(inner)
        case ListOf():
            return _lists(kind)
        case Record():
            return _records(kind)
        case Union(tag=tag, kinds=kinds):
            return st.sampled_from(sorted(kinds)).flatmap(
                lambda name: documents(kinds[name]).map(lambda tree: _tagged(tree, tag, name))
            )
        case ByField(kinds=kinds, otherwise=otherwise):
            return st.one_of(*map(documents, kinds.values()), *([documents(otherwise)] if otherwise else []))
        case _:
            return _words(kind)


def _lists(kind: ListOf[object]) -> st.SearchStrategy[Tree]:
    most = kind.least + 2 if kind.most is None else kind.most
    unique = (lambda item: str(item.text).strip()) if kind.distinct else None
    return st.lists(documents(kind.kind), min_size=kind.least, max_size=most, unique_by=unique).map(list)


@st.composite
def _records(draw: st.DrawFn, record: Record[object]) -> Tree:
    either = record.either.names if record.either else ()
    chosen = draw(st.sampled_from(either)) if either else ""
    fields = [
        field
        for field in record.fields.values()
        if field.required
        or field.name == chosen
        or (draw(st.integers(0, 3)) == 0 and (field.name not in either or (record.either and record.either.together)))
    ]
    return {field.name: draw(documents(field.kind)) for field in draw(st.permutations(fields))}


def _tagged(tree: Tree, tag: str, name: str) -> Tree:
    assert isinstance(tree, dict)
    return tree | {tag: Word(name)}


def _words(kind: Kind[object]) -> st.SearchStrategy[Tree]:
    match kind:
        case Text(lines=lines, empty=empty):
            typed = st.sampled_from(["Some words", "12", "1.5", "true", "no", "x"]).map(Word)
            signs = st.text("ab é\N{GRINNING FACE},:#'\"-{}[]?!" + ("\n" if lines else ""), min_size=1, max_size=30)
            quoted = signs.filter(str.strip).map(lambda text: Word(text, quoted=True))
            return typed | quoted | (st.just(NOTHING) if empty else st.nothing())
        case Ident(form=(form, _)):
            return (
                _either(st.from_regex(r"C[0-9]{3}", fullmatch=True))
                if form is CLAIM
                else _either(st.from_regex(r"[a-z]{1,5}(-[a-z]{1,5}){0,2}", fullmatch=True)) | st.just(Word("12"))
            )
        case Integer(least=least, most=most):
            return _either(st.integers(least, most).map(str))
        case Number(least=least, most=most):
            return _either(st.decimals(str(least), str(most), places=2).map(str))
        case YesNo():
            return _either(st.sampled_from("yes no true false Yes NO TRUE False".split()))
        case OneOf(words=words):
            return _either(st.sampled_from([str(word) for word in words]))
        case Date(empty=empty):
            return _either(st.dates().map(str)) | (st.just(NOTHING) if empty else st.nothing())
    raise AssertionError(kind)


def _either(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Tree]:
    return st.builds(Word, texts, quoted=st.booleans())


@st.composite
def damaged(draw: st.DrawFn, kind: Kind[object]) -> Damaged:
    """A document with one fault that the reader has a code for."""
    whole = [deepcopy(draw(documents(kind)))]
    place = draw(st.sampled_from(list(_places(kind, whole[0], lambda value: whole.__setitem__(0, value)))))
    faults = list(_faults(place.kind, place.value))
    assume(faults)
    value, code = draw(st.sampled_from(faults))
    place.put(value)
    return Damaged(whole[0], code)


@st.composite
def replaced(draw: st.DrawFn, kind: Kind[object]) -> Tree:
    """A document in which something stands where it may not belong."""
    whole = [deepcopy(draw(documents(kind)))]
    place = draw(st.sampled_from(list(_places(kind, whole[0], lambda value: whole.__setitem__(0, value)))))
    place.put(draw(st.sampled_from(STRAYS)))
    return whole[0]


def _places(kind: Kind[object], value: Tree, put: Callable[[Tree], None]) -> Iterator[Place]:
    match kind, value:
        case WithPlace(kind=inner), _:
            yield from _places(inner, value, put)
            return
        case ListOf(kind=inner), list():
            for at, item in enumerate(value):
                yield from _places(inner, item, _putting(value, at))
        case Record(fields=fields), dict():
            for name, item in value.items():
                yield from _places(fields[name].kind, item, _putting(value, name))
        case Union(tag=tag, kinds=kinds), dict():
            named = value[tag]
            assert isinstance(named, Word)
            inside = list(_places(kinds[named.text], value, put))
            yield from (place for place in inside if place.value is not named)
        case ByField(kinds=kinds, otherwise=otherwise), dict():
            found = next((each for name, each in kinds.items() if name in value), None)
            inside = list(_places(found or otherwise or kind, value, put))
            if otherwise is not None:  # without its field, the mapping would be of another kind
                yield from (place for place in inside if found is None or place.value is not value)
                return
            yield from inside
        case _:
            pass
    yield Place(kind, value, put)


def _putting(holder: "list[Tree] | dict[str, Tree]", key: object) -> Callable[[Tree], None]:
    return lambda value: holder.__setitem__(key, value)  # type: ignore[call-overload, index]


def _faults(kind: Kind[object], value: Tree) -> Iterator[Damaged]:
    match kind, value:
        case ListOf(), list():
            yield from _faults_of_a_list(kind, value)
        case ((Record() | Union() | ByField()), dict()):
            yield from _faults_of_a_mapping(kind, value)
        case _:
            yield Damaged([Word("x")], "E103")
            yield Damaged({"x": Word("x")}, "E103")
            yield from (Damaged(word, code) for word, code in _wrong_words(kind))


def _faults_of_a_list(kind: ListOf[object], value: list[Tree]) -> Iterator[Damaged]:
    yield Damaged(Word("word"), "E103")
    if kind.least:
        yield Damaged(value[: kind.least - 1], "E113")
    if kind.most is not None:
        yield Damaged([*value, *value, value[0]], "E113")
    if kind.distinct and value:
        yield Damaged([*value, value[0]], "E114")


def _faults_of_a_mapping(kind: Kind[object], value: dict[str, Tree]) -> Iterator[Damaged]:
    yield Damaged(Word("word"), "E103")
    yield Damaged([value], "E103")
    match kind:
        case Record(fields=fields):
            yield Damaged(value | {"colour": Word("red")}, "E102")
            for name in (name for name, field in fields.items() if field.required):
                yield Damaged({each: value[each] for each in value if each != name}, "E101")
            if kind.either:
                yield Damaged({each: value[each] for each in value if each not in kind.either.names}, "E101")
        case Union(tag=tag):
            yield Damaged(value | {tag: Word("nonsense")}, "E117")
            yield Damaged({each: value[each] for each in value if each != tag}, "E117")
        case _:
            yield Damaged({}, "E101")


def _wrong_words(kind: Kind[object]) -> list[tuple[Word, str]]:
    empty = [(Word("", quoted=True), "E105"), (Word(" ", quoted=True), "E105")]
    match kind:
        case Text(limit=limit):
            long = [(Word("x" * (limit + 1)), "E106")]
            lines = [] if kind.lines else [(Word("a\nb", quoted=True), "E107")]
            return [*long, *lines, *([] if kind.empty else empty)]
        case Ident():
            return [*((Word(text), "E108") for text in ("Capital", "two words", "-1", "1.5", "x" * 81)), *empty]
        case Integer(least=least, most=most):
            wrong = [(Word(text), "E109") for text in ("high", "0.5", "true")]
            return [*wrong, (Word(str(least - 1)), "E110"), (Word(str(most + 1)), "E110"), *empty]
        case Number(least=least, most=most):
            wrong = [(Word(text), "E109") for text in ("nan", "1/2", "true")]
            return [*wrong, (Word(str(least - 1)), "E110"), (Word(str(most + 1)), "E110"), *empty]
        case YesNo():
            return [*((Word(text), "E111") for text in ("on", "1", "maybe")), *empty]
        case OneOf():
            return [*((Word(text), "E104") for text in ("nonsense", "12", "true")), *empty]
        case Date():
            wrong = [(Word(text), "E112") for text in ("soon", "12", "2027-13-01", "2027-W01-1", "20270522")]
            return [*wrong, *([] if kind.empty else empty)]
    raise AssertionError(kind)
