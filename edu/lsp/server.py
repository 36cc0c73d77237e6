"""`edu lsp`: what an editor asks, answered over stdin and stdout."""

from collections.abc import Callable
from pathlib import Path

from lsprotocol import types

from edu.lsp import answers
from edu.lsp.desk import Desk, path_of

_WATCHED = ("**/content/**", "**/quizzes/**")


def make_server(log_path: Callable[[], Path]) -> Desk:
    """A server with everything it can do; `log_path` is asked for only when there is a fault to note."""
    server = Desk(log_path)
    _take_texts(server)
    _answer(server)
    return server


def _take_texts(server: Desk) -> None:
    @server.feature(types.INITIALIZED)
    async def initialized(_params: types.InitializedParams) -> None:
        asked = server.client_capabilities.workspace
        watches = asked and asked.did_change_watched_files
        if watches and watches.dynamic_registration:
            options = types.DidChangeWatchedFilesRegistrationOptions(
                [types.FileSystemWatcher(glob_pattern=pattern) for pattern in _WATCHED]
            )
            registration = types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            server.client_register_capability(types.RegistrationParams([registration]))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.open(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.take(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(_params: types.DidSaveTextDocumentParams) -> None:
        server.check_all_soon()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def written(_params: types.DidChangeWatchedFilesParams) -> None:
        server.check_all_soon()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)


def _answer(server: Desk) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        view = server.view(params.text_document.uri)
        return answers.hover(view, params.position) if view else None

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: types.DefinitionParams) -> types.Location | None:
        view = server.view(params.text_document.uri)
        return answers.definition(view, params.position) if view else None

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[" ", "[", ",", "{"]))
    async def completion(params: types.CompletionParams) -> list[types.CompletionItem]:
        path = path_of(params.text_document.uri)
        loaded = server.loaded(path) if path else None
        return answers.completion(loaded, path, server.text(path), params.position) if path and loaded else []

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri, only = params.text_document.uri, params.context.only
        view = server.view(uri)
        if view is None or (only is not None and types.CodeActionKind.QuickFix not in only):
            return []
        return [
            types.CodeAction(
                title=fixing.title,
                kind=types.CodeActionKind.QuickFix,
                is_preferred=fixing.safe,
                edit=server.edit(uri, fixing.edits),
                diagnostics=fixing.mends,
            )
            for fixing in answers.fixes(view, params.range, params.context.diagnostics)
        ]
