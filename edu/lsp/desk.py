"""The side of the server that remembers: open files, checks that are due, and what the editor was told."""

import asyncio
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types
from pygls.exceptions import JsonRpcMethodNotFound, JsonRpcRequestCancelled
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

import edu
from edu import crash
from edu.authoring.load import Loaded
from edu.lsp.answers import View
from edu.lsp.courses import Courses
from edu.lsp.positions import EditorText, lines_of
from edu.problems import Level, Problem

PAUSE = 0.1
"""Seconds without typing after which a course is checked."""
_SEVERITIES = {Level.ERROR: types.DiagnosticSeverity.Error, Level.WARNING: types.DiagnosticSeverity.Warning}

logging.getLogger("pygls").addHandler(logging.NullHandler())  # it logs what an author writes; faults are noted here


class _Told(NamedTuple):
    """What the editor was told of a file, and what that was made from."""

    problems: tuple[Problem, ...] = ()
    text: str = ""
    diagnostics: Sequence[types.Diagnostic] = ()


class Desk(LanguageServer):
    """One editor's server, without the protocol's questions."""

    def __init__(self, log_path: Callable[[], Path]) -> None:
        super().__init__("edu", edu.__version__, types.TextDocumentSyncKind.Full)  # pygls divides lines at more than LF
        self._log_path = log_path
        self._faulty = False
        self._courses = Courses()
        self._open: dict[Path, str] = {}
        """Paths with the URIs that the editor calls them by."""
        self._told: dict[Path, dict[Path, _Told]] = {}
        """By courses and files."""
        self._due: dict[Path, asyncio.TimerHandle] = {}

    def open(self, uri: str) -> None:
        """The editor shows a file, and may have forgotten what it was told of it."""
        if path := path_of(uri):
            self._open[path] = uri
            for told in self._told.values():
                told.pop(path, None)
            self.take(uri)

    def take(self, uri: str) -> None:
        """The text of a file is another one."""
        if path := path_of(uri):
            self._courses.hold(path, self.workspace.get_text_document(uri).source)
            self._check_soon(self._courses.around(path))

    def close(self, uri: str) -> None:
        """What counts of a file is what is on the disk."""
        if path := path_of(uri):
            self._open.pop(path, None)
            self._courses.let_go(path)
            self._check_soon(self._courses.around(path))

    def check_all_soon(self) -> None:
        """Something on the disk has changed."""
        self._check_soon(self._courses.all())

    def view(self, uri: str) -> View | None:
        """A file with its problems as it is now; None for what is in no course, or is no file that is read."""
        path = path_of(uri)
        for root in self._courses.around(path) if path else ():
            if root in self._due:
                self._check(root)
        loaded = self._courses.loaded(path) if path else None
        file = self._courses.file(path) if path else None
        if path is None or loaded is None or file is None:
            return None
        told = next((each[path] for each in self._told.values() if path in each), _Told())
        current = told.text == self._courses.text(path)  # it is not after a check that failed
        return View(loaded, file, told.problems if current else (), self.text(path))

    def loaded(self, path: Path) -> Loaded | None:
        """The course of a file; while its author types, as it was before."""
        for root in self._courses.around(path):
            if root in self._due and self._courses.loaded(path) is None:
                self._check(root)
        return self._courses.loaded(path)

    def text(self, path: Path) -> EditorText:
        """The text of a file as it is now."""
        return EditorText(lines_of(self._courses.text(path)), self.workspace.position_encoding)

    def edit(self, uri: str, edits: Sequence[types.TextEdit]) -> types.WorkspaceEdit:
        """An edit that an editor refuses when its text is newer, if it can tell."""
        workspace = self.client_capabilities.workspace
        asked = workspace and workspace.workspace_edit
        if not asked or not asked.document_changes:
            return types.WorkspaceEdit(changes={uri: edits})
        version = self.workspace.get_text_document(uri).version
        document = types.OptionalVersionedTextDocumentIdentifier(uri=uri, version=version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, edits)])

    def report_server_error(self, error: Exception, source: type[Exception]) -> None:  # noqa: ARG002 all are noted alike
        """Note a fault, and go on; the editor is told once."""
        fault = sys.exception() or error
        if not isinstance(fault, JsonRpcMethodNotFound | JsonRpcRequestCancelled):
            self._note(fault)

    def _note(self, fault: BaseException | None) -> None:
        log = self._log_path()
        recorded = fault is not None and crash.record(fault, log)
        if not self._faulty:
            self._faulty = True
            where = "are in" if recorded else "could not be written to"
            said = f"There was a fault in edu, which goes on. Details for the people who mend it {where} {log}."
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, said))

    def _check_soon(self, roots: set[Path]) -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _loop, context: self._note(context.get("exception")))
        for root in roots:
            if root in self._due:
                self._due[root].cancel()
            self._due[root] = loop.call_later(PAUSE, self._check, root)

    def _check(self, root: Path) -> None:
        """Check a course, and tell the editor of every file whose problems are others than before."""
        self._due.pop(root).cancel()
        found = self._courses.check(root)
        before = self._told.get(root, {})
        self._told[root] = {path: self._tell(path, problems, before.get(path)) for path, problems in found.items()}
        for path in before.keys() - found.keys():
            self._tell(path, (), before[path])

    def _tell(self, path: Path, problems: tuple[Problem, ...], before: _Told | None) -> _Told:
        text = self._courses.text(path)
        if before and before.problems == problems and before.text == text:
            return before
        lines = EditorText(lines_of(text), self.workspace.position_encoding)
        told = _Told(problems, text, [_diagnostic(problem, lines) for problem in problems])
        uri = self._open.get(path) or from_fs_path(str(path))
        if uri and (before is None or before.diagnostics != told.diagnostics):
            version = self.workspace.get_text_document(uri).version if path in self._open else None
            news = types.PublishDiagnosticsParams(uri=uri, diagnostics=told.diagnostics, version=version)
            self.text_document_publish_diagnostics(news)
        return told


def path_of(uri: str) -> Path | None:
    """The file that an editor means; None for what is on no disk."""
    name = to_fs_path(uri) if uri.startswith("file:") else None
    path = Path(name) if name else None
    return path if path and path.is_absolute() else None


def _diagnostic(problem: Problem, text: EditorText) -> types.Diagnostic:
    return types.Diagnostic(
        range=text.range_of(problem),
        severity=_SEVERITIES[problem.level],
        code=problem.code,
        source="edu",
        message=" ".join(problem.sentences),
    )
