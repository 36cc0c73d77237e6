"""What the course's own files say to a learner outside lessons and quizzes, each text with its place."""

from collections.abc import Iterator
from functools import lru_cache

from edu.authoring.files import FileRead
from edu.authoring.load import Loaded
from edu.authoring.nodes import Mapping, Node, Scalar, Sequence
from edu.checking.identity import Same
from edu.checking.phrase import Phrase


class Said(Phrase):
    """A text of `course.yaml`, the glossary or the sources, with the name of the field that it stands in."""

    def __init__(self, text: str, node: Node, path: str, lines: list[str], field: str) -> None:
        super().__init__(text, node, path, lines)
        self.field = field


_IN_MANIFEST = frozenset(
    "title welcome notice sources common lead text notes urgent heading questions about belief instead say".split()
)
_IN_GLOSSARY = frozenset({"term", "means"})
_IN_SOURCES = frozenset({"says"})


def manifest_said(loaded: Loaded) -> tuple[Said, ...]:
    """What `course.yaml` says to a learner, in the order of the file."""
    return _said(Same(loaded.manifest), _IN_MANIFEST) if loaded.manifest else ()


def glossary_said(loaded: Loaded) -> tuple[Said, ...]:
    """The words of the glossary and what they mean."""
    return _said(Same(loaded.glossary), _IN_GLOSSARY) if loaded.glossary else ()


def claims_said(loaded: Loaded) -> tuple[Said, ...]:
    """What the claims say, which a reader sees who asks where a line comes from."""
    return _said(Same(loaded.sources), _IN_SOURCES) if loaded.sources else ()


@lru_cache(maxsize=6)
def _said(file: "Same[FileRead[object]]", fields: frozenset[str]) -> tuple[Said, ...]:
    read = file.value
    lines = read.lines
    return tuple(
        Said(scalar.text.strip(), scalar, read.shown, lines, field)
        for field, scalar in _texts("", read.root)
        if field in fields and scalar.text.strip()
    )


def _texts(field: str, node: Node | None) -> Iterator[tuple[str, Scalar]]:
    """Every text with the key under which it stands, alone or in a list."""
    match node:
        case Scalar():
            yield field, node
        case Sequence(items=items):
            for each in items:
                yield from _texts(field, each)
        case Mapping(entries=entries):
            for key, (_, value) in entries.items():
                yield from _texts(key, value)
        case _:
            pass
