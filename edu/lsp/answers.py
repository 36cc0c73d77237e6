"""What an editor asks about a place of a file: what is meant, where it is given, what fits, how to mend it."""

from collections.abc import Sequence
from typing import NamedTuple

from lsprotocol import types
from pygls.uris import from_fs_path
from pygls.workspace import PositionCodec

from edu.authoring.files import FileRead
from edu.authoring.load import Loaded
from edu.checking.catalogue import explanations
from edu.lsp.ids import Id, about, id_at, wanted_at
from edu.lsp.positions import place, position, range_of, text_edit
from edu.problems import Problem


class View(NamedTuple):
    """A file as it was checked last, and what the editor was told of it."""

    loaded: Loaded
    file: FileRead[object]
    problems: Sequence[Problem]
    codec: PositionCodec


def hover(view: View, at: types.Position) -> types.Hover | None:
    """What the problems at a place mean, then what an id there names."""
    parts = [_explained(problem) for problem in _touched(view, types.Range(start=at, end=at)) if problem.line]
    named = _id(view, at)
    words = about(view.loaded, named.space, named.text) if named else ""
    if named and words:
        parts.append(f"**{named.space} {named.text}**\n\n{_as_markdown(words)}")
    if not parts:
        return None
    return types.Hover(contents=types.MarkupContent(kind=types.MarkupKind.Markdown, value="\n\n---\n\n".join(parts)))


def _explained(problem: Problem) -> str:
    explanation = explanations().get(problem.code)
    if explanation is None:
        return f"**{problem.code}**"
    source = f"\n\n*{_as_markdown(explanation.source)}*" if explanation.source else ""
    return (
        f"**{problem.code}** {_as_markdown(explanation.finds)}\n\n{_as_markdown(explanation.why)}{source}"
        f"\n\nNot so:\n```yaml\n{explanation.bad}\n```\nBut so:\n```yaml\n{explanation.good}\n```"
    )


def definition(view: View, at: types.Position) -> types.Location | None:
    """Where the thing is given that the id at a place names."""
    named = _id(view, at)
    given = named.given if named else None
    file = view.loaded.files().get(given.path) if given else None
    uri = from_fs_path(str(file.path)) if file else None
    if named is None or given is None or file is None or uri is None:
        return None
    end = given.end_column or given.column + len(named.text)
    lines = file.lines
    start = position(given.line, given.column, lines, view.codec)
    return types.Location(uri=uri, range=types.Range(start=start, end=position(given.line, end, lines, view.codec)))


def completion(view: View, lines: Sequence[str], at: types.Position) -> list[types.CompletionItem]:
    """The ids that fit at a place of a text, which may be newer than the last check."""
    line, column = place(at, lines, view.codec)
    wanted = wanted_at(view.file.path.name, lines, line, column)
    if wanted is None:
        return []
    over = types.Range(start=position(line, column - len(wanted.typed), lines, view.codec), end=at)
    return [
        types.CompletionItem(
            label=name,
            kind=types.CompletionItemKind.Reference,
            detail=about(view.loaded, wanted.space, name),
            text_edit=types.TextEdit(range=over, new_text=name),
        )
        for name in sorted(view.loaded.names.given[wanted.space])
    ]


def code_actions(view: View, uri: str, over: types.Range, known: Sequence[types.Diagnostic]) -> list[types.CodeAction]:
    """The fixes of the problems that a selection touches; `known` are those that the editor sees there."""
    lines = view.file.lines
    return [
        types.CodeAction(
            title=fix.title,
            kind=types.CodeActionKind.QuickFix,
            is_preferred=fix.safe,
            edit=types.WorkspaceEdit(changes={uri: [text_edit(edit, lines, view.codec) for edit in fix.edits]}),
            diagnostics=[diagnostic for diagnostic in known if diagnostic.code == problem.code],
        )
        for problem in _touched(view, over)
        for fix in problem.fixes
    ]


def _id(view: View, at: types.Position) -> Id | None:
    lines = view.file.lines
    line, column = place(at, lines, view.codec)
    return id_at(view.loaded, view.file.shown, line, column, lines)


def _touched(view: View, over: types.Range) -> list[Problem]:
    lines = view.file.lines
    ranges = ((problem, range_of(problem, lines, view.codec)) for problem in view.problems)
    return [problem for problem, its in ranges if its.start <= over.end and over.start <= its.end]


def _as_markdown(words: str) -> str:
    """Words of a file or of the catalogue as Markdown that shows them as they are."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|~" else sign for sign in words)
