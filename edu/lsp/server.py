"""`edu lsp`: what an editor asks, answered over stdin and stdout."""

import asyncio
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

import edu
from edu.lsp import answers
from edu.lsp.courses import Courses
from edu.lsp.positions import range_of
from edu.problems import Level, Problem

PAUSE = 0.1
"""Seconds without typing after which the course is checked."""
_SEVERITIES = {Level.ERROR: types.DiagnosticSeverity.Error, Level.WARNING: types.DiagnosticSeverity.Warning}


class EduServer(LanguageServer):
    """One editor's server; keeps the courses it has open."""

    def __init__(self) -> None:
        super().__init__("edu", edu.__version__)
        self.courses = Courses()
        self.shown: dict[Path, tuple[Problem, ...]] = {}
        """What the editor was told of each file."""
        self._waiting: dict[Path, asyncio.TimerHandle] = {}

    def check_soon(self, path: Path) -> None:
        """Check the course of a file once its author pauses."""
        if path in self._waiting:
            self._waiting[path].cancel()
        self._waiting[path] = asyncio.get_running_loop().call_later(PAUSE, self.check, path)

    def check(self, path: Path) -> None:
        """Check the course of a file, and tell the editor of every file whose problems are others than before."""
        self._waiting.pop(path, None)
        found = self.courses.check(path)
        checked = self.courses.checked(path)
        root = checked and {file.path for file in checked.loaded.files().values()}
        for gone in [known for known in self.shown if known not in found and root and known in root]:
            found[gone] = ()
        for known, problems in found.items():
            if self.shown.get(known) != problems:
                self.shown[known] = problems
                self._publish(known, problems)

    def view(self, uri: str) -> answers.View | None:
        """A file as it was checked last; None for what is in no course, or is no file that is read."""
        path = _path(uri)
        checked = self.courses.checked(path) if path else None
        file = self.courses.file(path) if path else None
        if path is None or checked is None or file is None:
            return None
        return answers.View(checked.loaded, file, self.shown.get(path, ()), self.workspace.position_codec)

    def _publish(self, path: Path, problems: tuple[Problem, ...]) -> None:
        uri = from_fs_path(str(path))
        if uri is None:
            return
        file = self.courses.file(path)
        lines, codec = file.lines if file else [""], self.workspace.position_codec
        diagnostics = [
            types.Diagnostic(
                range=range_of(problem, lines, codec),
                severity=_SEVERITIES[problem.level],
                code=problem.code,
                source="edu",
                message=f"{_sentence(problem.message)} {_sentence(problem.remedy)}".strip(),
            )
            for problem in problems
        ]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=diagnostics))


def make_server() -> EduServer:
    """A server with everything it can do."""
    server = EduServer()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        _take(server, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        _take(server, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        _take(server, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        if path := _path(params.text_document.uri):
            server.courses.let_go(path)
            server.check_soon(path)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        view = server.view(params.text_document.uri)
        return answers.hover(view, params.position) if view else None

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> types.Location | None:
        view = server.view(params.text_document.uri)
        return answers.definition(view, params.position) if view else None

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[" ", "[", ",", "{"]))
    def completion(params: types.CompletionParams) -> list[types.CompletionItem]:
        view = server.view(params.text_document.uri)
        lines = server.workspace.get_text_document(params.text_document.uri).source.split("\n")
        return answers.completion(view, lines, params.position) if view else []

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        view, uri = server.view(params.text_document.uri), params.text_document.uri
        return answers.code_actions(view, uri, params.range, params.context.diagnostics) if view else []

    return server


def _take(server: EduServer, uri: str) -> None:
    if path := _path(uri):
        server.courses.hold(path, server.workspace.get_text_document(uri).source)
        server.check_soon(path)


def _path(uri: str) -> Path | None:
    """The file that an editor means; None for what is on no disk."""
    name = to_fs_path(uri) if uri.startswith("file:") else None
    return Path(name) if name else None


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.?')}{'?' if words.endswith('?') else '.'}" if words else ""
