"""What the files of a course may hold as JSON Schema, so that an editor completes and checks them while they are written.

It is made from the declarations that the reader itself uses, in draft-07, which every editor's YAML support knows.

A schema is shown values and not what was typed, so at a few odd spots an editor and the reader differ. The editor says
more of `null` and `~` without quotes, of ids such as `1e-3`, of words in quotes with space around them, and of numbers
in one list that are the same but typed differently. It says less of numbers and `True` that are typed unusually
(`0x10`, `1e2`, `+5`), of a number in quotes that is out of range, of dates such as 31 April, and of one text twice in a
list but typed differently.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Mapping as Table
from enum import StrEnum

from edu.authoring.clinic import CLINIC
from edu.authoring.compound import ByField, ListOf, Union, WithPlace
from edu.authoring.course_file import MANIFEST
from edu.authoring.lesson_file import FRONT_MATTER
from edu.authoring.quiz_file import QUIZ
from edu.authoring.reading import plain
from edu.authoring.record import Either, Field, Record
from edu.authoring.shape import (
    CLAIM,
    DATE,
    ID_LENGTH,
    INTEGER,
    NUMBER,
    YES_NO,
    Date,
    Ident,
    Integer,
    Kind,
    Number,
    OneOf,
    Text,
    YesNo,
)
from edu.authoring.sources_file import GLOSSARY, SOURCES

Json = dict[str, object]

COURSE: Table[str, Kind[object]] = {
    "quiz": QUIZ,
    "course": MANIFEST,
    "sources": SOURCES,
    "glossary": GLOSSARY,
    "lesson": FRONT_MATTER,
}
"""The kinds of file that a course is made of."""
KINDS: Table[str, Kind[object]] = {**COURSE, "clinic": CLINIC}
BEYOND = ("E115", "E116", "E12", "E13", "E14", "E15", "E16")
"""How the codes begin that no schema can find: they are about other files, other fields or the prose of lessons.

So is one use of E114: a word that two entries of the glossary explain.
"""
MADE_HERE = "Made by `edu schema`; changes are lost. `edu check` finds more than a schema can say."
"""Stands in every file that is made here."""


def schema(kind: str) -> str:
    """The text of the schema for one kind of file."""
    about = {"$schema": "http://json-schema.org/draft-07/schema#", "$comment": MADE_HERE}
    unions = {union.name: _union(union) for union in _unions(KINDS[kind])}
    held: Json = {"definitions": unions} if unions else {}
    return json.dumps(about | _of(KINDS[kind]) | held, ensure_ascii=False, indent=1) + "\n"


def _unions(kind: Kind[object]) -> Iterator[Union[object]]:
    """Those in a kind of file, each of which is described once."""
    match kind:
        case WithPlace(kind=inner) | ListOf(kind=inner):
            yield from _unions(inner)
        case Record(fields=fields):
            for field in fields.values():
                yield from _unions(field.kind)
        case ByField(kinds=kinds, otherwise=otherwise):
            for each in (*kinds.values(), *([otherwise] if otherwise else [])):
                yield from _unions(each)
        case Union(kinds=kinds):
            yield kind
            for each in kinds.values():
                yield from _unions(each)
        case _:
            pass


def _of(kind: Kind[object]) -> Json:
    match kind:
        case WithPlace(kind=inner):
            return _of(inner)
        case ListOf():
            return _list(kind)
        case Record():
            return {"type": "object", **_held(kind)}
        case Union(name=name):
            return {"$ref": f"#/definitions/{name}"}
        case ByField():
            return _by_field(kind)
        case _:
            return _scalar(kind)


def _list(kind: ListOf[object]) -> Json:
    said: Json = {"type": "array", "items": _of(kind.kind)}
    if kind.least:
        said["minItems"] = kind.least
    if kind.most is not None:
        said["maxItems"] = kind.most
    if kind.distinct:
        said["uniqueItems"] = True
    return said


def _held(record: Record[object], elsewhere: Collection[str] = ()) -> Json:
    """The fields of a record and no others; those `elsewhere` are described where it is used."""
    fields = record.fields
    return {
        "title": _sentence(record.name),
        "properties": {name: name in elsewhere or _field(field) for name, field in fields.items()},
        "required": [name for name, field in fields.items() if field.required and name not in elsewhere],
        "additionalProperties": False,
        **(_either(record.either) if record.either else {}),
    }


def _either(either: Either) -> Json:
    return {"anyOf" if either.together else "oneOf": [{"required": [name]} for name in either.names]}


def _field(field: Field[object]) -> Json:
    said = {"description": _sentence(field.says)} | _of(field.kind)
    match field.default:
        case bool(answer):
            said["default"] = "yes" if answer else "no"
        case StrEnum() | int() | float() as default:
            said["default"] = default
        case _:  # required, or nothing that anyone would write
            pass
    return said


def _union(kind: Union[object]) -> Json:
    """What all kinds share stands once, where an editor offers it before the tag is written."""
    records = {name: _record(each) for name, each in kind.kinds.items()}
    first, *others = (record.fields for record in records.values())
    shared = {name: field for name, field in first.items() if all(each.get(name) is field for each in others)}
    tag = {"description": _sentence(shared[kind.tag].says), **_words(kind.kinds)}
    return {
        "title": f"A {kind.name}",
        "type": "object",
        "properties": {name: tag if name == kind.tag else _field(field) for name, field in shared.items()},
        "required": [name for name, field in shared.items() if field.required],
        "allOf": [
            {
                "if": {"properties": {kind.tag: {"const": name}}, "required": [kind.tag]},
                "then": _held(record, elsewhere=shared),
            }
            for name, record in records.items()
        ],
    }


def _by_field(kind: ByField[object]) -> Json:
    """The first of the fields that is there decides, as for the reader."""
    records = {name: _record(each) for name, each in kind.kinds.items()}
    if kind.otherwise:
        choice, deciding = _of(kind.otherwise), {}
    else:
        choice = {"anyOf": [{"required": [name]} for name in records]}
        deciding = {name: _field(record.fields[name]) for name, record in records.items()}
    for name, record in reversed(records.items()):
        then = _held(record, elsewhere=deciding)
        choice = {"if": {"type": "object", "required": [name]}, "then": then, "else": choice}
    about: Json = {"properties": deciding} if deciding else {}
    return {"title": _sentence(kind.name), "type": "object", **about, **choice}


def _record(kind: Kind[object]) -> Record[object]:
    match kind:
        case Record():
            return kind
        case _:
            raise NotImplementedError(f"{kind} has no fields")


def _scalar(kind: Kind[object]) -> Json:
    match kind:
        case Text():
            return _text(kind)
        case Ident(form=(form, looks)):
            types = ["string"] if form is CLAIM else ["string", "integer", "boolean"]
            return _typed(types, rf"(?=\S{{1,{ID_LENGTH}}}\s*$){form.pattern}", f"An id is {looks}.") | {"minimum": 0}
        case Integer(least=least, most=most):
            said = f"Write a whole number from {least} to {most}."
            return _typed(["integer", "string"], INTEGER.pattern, said) | {"minimum": least, "maximum": most}
        case Number(least=least, most=most):
            said = f"Write a number from {plain(least)} to {plain(most)}, as in 0.5."
            return _typed(["number", "string"], NUMBER.pattern, said) | {"minimum": least, "maximum": most}
        case YesNo():
            spelt = "|".join("".join(f"[{letter.upper()}{letter}]" for letter in word) for word in YES_NO)
            return _typed(["boolean", "string"], f"(?:{spelt})", "Write yes or no.") | {"examples": ["yes", "no"]}
        case OneOf(words=words):
            return _words([str(word) for word in words])
        case Date(empty=True):
            return _typed(["string", "null"], f"(?:{DATE.pattern})?", _A_DAY)
        case Date():
            return _typed(["string"], DATE.pattern, _A_DAY)
        case _:
            raise NotImplementedError(f"there is no schema for {kind}")


def _text(kind: Text) -> Json:
    sign = r"[\s\S]" if kind.lines else r"[^\n]"
    words = rf"\S(?:{sign}{{0,{kind.limit - 2}}}\S)?"
    said = f"Write a text of at most {kind.limit:,} characters{'' if kind.lines else ' on one line'}."
    return _typed([*_TYPED, "null"], f"(?:{words})?", said) if kind.empty else _typed(_TYPED, words, said)


def _typed(types: list[str], pattern: str, said: str) -> Json:
    """A value of one of these types; as a text it has to match, with any space around it."""
    return {"type": types, "pattern": rf"^\s*{pattern}\s*$", "errorMessage": said}


def _words(words: Iterable[str]) -> Json:
    return {"type": "string", "enum": list(words)}


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:]


_A_DAY = "Write year-month-day, as in 2027-05-22."
_TYPED = ["string", "number", "boolean"]
"""What an editor may make of a text without quotes, such as 12 or true."""
