"""What an editor asks about a place of a file: what is meant, where it is given, what fits, how to mend it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types
from pygls.uris import from_fs_path

from edu.authoring.files import FileRead
from edu.authoring.load import Loaded
from edu.checking.catalogue import explanations
from edu.lsp.ids import Id, id_at, meanings
from edu.lsp.positions import EditorText
from edu.lsp.wanted import wanted_at
from edu.problems import Problem


class View(NamedTuple):
    """A file as it was checked last, and the text that was checked."""

    loaded: Loaded
    file: FileRead[object]
    problems: Sequence[Problem]
    text: EditorText


def hover(view: View, at: types.Position) -> types.Hover | None:
    """What the problems at a place mean, then what an id there names."""
    codes = dict.fromkeys(problem.code for problem in _touched(view, types.Range(start=at, end=at)) if problem.line)
    parts = [_explained(code) for code in codes]
    named = _id(view, at)
    words = meanings(view.loaded, named.space).get(named.text) if named else ""
    if named and words:
        parts.append(f"**{named.space} {named.text}**\n\n{_as_markdown(words)}")
    if not parts:
        return None
    return types.Hover(contents=types.MarkupContent(kind=types.MarkupKind.Markdown, value="\n\n---\n\n".join(parts)))


def _explained(code: str) -> str:
    explanation = explanations().get(code)
    if explanation is None:
        return f"**{code}**"
    source = f"\n\n*{_as_markdown(explanation.source)}*" if explanation.source else ""
    language = "markdown" if explanation.where.endswith(".md") else "yaml"
    return (
        f"**{code}** {_as_markdown(explanation.finds)}\n\n{_as_markdown(explanation.why)}{source}"
        f"\n\nNot so:\n{_as_code(explanation.bad, language)}\n\nBut so:\n{_as_code(explanation.good, language)}"
    )


def definition(view: View, at: types.Position) -> types.Location | None:
    """Where the thing is given that the id at a place names."""
    named = _id(view, at)
    given = named.given if named else None
    file = view.loaded.files().get(given.path) if given else None
    uri = from_fs_path(str(file.path)) if file else None
    if named is None or given is None or file is None or uri is None:
        return None
    text = EditorText(file.lines, view.text.encoding)
    end = given.end_column or given.column + len(named.text)
    start = text.position(given.line, given.column)
    return types.Location(uri=uri, range=types.Range(start=start, end=text.position(given.line, end)))


def completion(loaded: Loaded, path: Path, text: EditorText, at: types.Position) -> list[types.CompletionItem]:
    """The ids that fit at a place of a text, which may be newer than the last check."""
    line, column = text.place(at)
    wanted = wanted_at(path, text.lines, line, column)
    if wanted is None:
        return []
    over = types.Range(start=text.position(line, column - len(wanted.typed)), end=text.position(line, column))
    says = meanings(loaded, wanted.space)
    return [
        types.CompletionItem(
            label=name,
            kind=types.CompletionItemKind.Reference,
            detail=says.get(name),
            text_edit=types.TextEdit(range=over, new_text=name),
        )
        for name in sorted(loaded.names.given[wanted.space])
    ]


class Fixing(NamedTuple):
    """A way to mend one problem."""

    title: str
    safe: bool
    edits: list[types.TextEdit]
    mends: list[types.Diagnostic]
    """Those of the editor's diagnostics that go."""


def fixes(view: View, over: types.Range, known: Sequence[types.Diagnostic]) -> Iterator[Fixing]:
    """The fixes of the problems that a selection touches; `known` are those that the editor sees there."""
    for problem in _touched(view, over):
        place = view.text.range_of(problem) if problem.fixes else None
        for fix in problem.fixes:
            mends = [each for each in known if each.code == problem.code and each.range == place]
            yield Fixing(fix.title, fix.safe, [view.text.edit(edit) for edit in fix.edits], mends)


def _id(view: View, at: types.Position) -> Id | None:
    line, column = view.text.place(at)
    return id_at(view.loaded, view.file.shown, line, column, view.text.lines[line - 1])


def _touched(view: View, over: types.Range) -> list[Problem]:
    first, last = over.start.line + 1, over.end.line + 1
    end = len(view.text.lines)
    near = (problem for problem in view.problems if first <= min(problem.line or 1, end) <= last)
    ranges = ((problem, view.text.range_of(problem)) for problem in near)
    return [problem for problem, its in ranges if its.start <= over.end and over.start <= its.end]


def _as_markdown(words: str) -> str:
    """Words of a file or of the catalogue as Markdown that shows them as they are."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|~" else sign for sign in words)


def _as_code(example: str, language: str) -> str:
    """An example as a block; it may hold one itself."""
    fence = "```"
    while fence in example:
        fence += "`"
    return f"{fence}{language}\n{example.rstrip()}\n{fence}"
