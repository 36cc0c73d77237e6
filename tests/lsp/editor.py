"""An editor with a real language server behind it."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.uris import from_fs_path

ROOT = Path(__file__).parents[2]
SERVER = ("-m", "edu", "lsp")


class Editor:
    """An editor with one course at hand."""

    def __init__(self, client: LanguageClient) -> None:
        self.client = client
        self.told: dict[str, list[types.Diagnostic]] = {}
        self.times_told: dict[str, int] = {}
        self.versions: dict[str, int] = {}
        self.messages: list[str] = []
        self.watches: list[str] = []
        self._news = asyncio.Event()

        # what is given to `feature` must carry attributes
        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self._take))
        client.feature(types.WINDOW_SHOW_MESSAGE)(partial(self._read))
        client.feature(types.CLIENT_REGISTER_CAPABILITY)(partial(self._register))

    def _take(self, params: types.PublishDiagnosticsParams) -> None:
        self.told[params.uri] = list(params.diagnostics)
        self.times_told[params.uri] = self.times_told.get(params.uri, 0) + 1
        self._news.set()

    def _read(self, params: types.ShowMessageParams) -> None:
        self.messages.append(params.message)
        self._news.set()

    def _register(self, params: types.RegistrationParams) -> None:
        self.watches.extend(each.method for each in params.registrations)
        self._news.set()

    def open(self, path: Path, text: str | None = None) -> str:
        """Show a file, with its text on the disk or another."""
        uri = uri_of(path)
        self.versions[uri] = 1
        text = path.read_text(encoding="utf-8") if text is None else text
        item = types.TextDocumentItem(uri=uri, language_id="yaml", version=1, text=text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
        return uri

    def type(self, uri: str, text: str) -> None:
        """The whole text as it is now, unsaved."""
        self.versions[uri] += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                text_document=types.VersionedTextDocumentIdentifier(uri=uri, version=self.versions[uri]),
                content_changes=[types.TextDocumentContentChangeWholeDocument(text=text)],
            )
        )

    def close(self, uri: str) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri=uri)))

    def changed_on_disk(self, path: Path) -> None:
        """As an editor says that watches files; the server looks for itself."""
        event = types.FileEvent(uri=uri_of(path), type=types.FileChangeType.Changed)
        self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(20):
            while not holds():
                self._news.clear()
                await self._news.wait()

    def codes(self, uri: str) -> list[object]:
        return [diagnostic.code for diagnostic in self.told.get(uri, ())]

    async def hover(self, uri: str, at: types.Position) -> str:
        """What is shown; empty for nothing."""
        document = types.TextDocumentIdentifier(uri=uri)
        hover = await self.client.text_document_hover_async(types.HoverParams(document, at))
        if hover is None:
            return ""
        assert isinstance(hover.contents, types.MarkupContent)
        return hover.contents.value

    async def definition(self, uri: str, at: types.Position) -> types.Location | None:
        document = types.TextDocumentIdentifier(uri=uri)
        found = await self.client.text_document_definition_async(types.DefinitionParams(document, at))
        assert found is None or isinstance(found, types.Location)
        return found

    async def items(self, uri: str, at: types.Position) -> Sequence[types.CompletionItem]:
        document = types.TextDocumentIdentifier(uri=uri)
        answer = await self.client.text_document_completion_async(types.CompletionParams(document, at))
        return answer.items if isinstance(answer, types.CompletionList) else answer or []

    async def actions(
        self, uri: str, over: types.Range, known: Sequence[types.Diagnostic] = (), only: str | None = None
    ) -> list[types.CodeAction]:
        context = types.CodeActionContext(diagnostics=list(known), only=[only] if only else None)
        document = types.TextDocumentIdentifier(uri=uri)
        answer = await self.client.text_document_code_action_async(types.CodeActionParams(document, over, context))
        return [each for each in answer or [] if isinstance(each, types.CodeAction)]


def at(text: str, words: str, offset: int = 0) -> types.Position:
    """A place in a text of plain characters: where these words begin, or some characters later."""
    before = text[: text.index(words) + offset]
    return types.Position(line=before.count("\n"), character=len(before) - (before.rfind("\n") + 1))


def uri_of(path: Path) -> str:
    uri = from_fs_path(str(path))
    assert isinstance(uri, str)
    return uri


@asynccontextmanager
async def editor(
    folder: Path, capabilities: types.ClientCapabilities | None = None, program: Sequence[str] = SERVER
) -> AsyncIterator[Editor]:
    """Start a server in a folder, and see that it ends well."""
    client = LanguageClient("test", "1")
    there = Editor(client)
    surroundings = {"PYTHONPATH": str(ROOT), "PATH": "", "HOME": str(folder), "XDG_DATA_HOME": str(folder / "data")}
    await client.start_io(sys.executable, *program, cwd=folder, env=surroundings)
    answer = await client.initialize_async(
        types.InitializeParams(capabilities=capabilities or types.ClientCapabilities(), root_uri=uri_of(folder))
    )
    assert answer.capabilities.hover_provider and answer.capabilities.code_action_provider
    client.initialized(types.InitializedParams())
    try:
        yield there
    finally:
        async with asyncio.timeout(20):
            await client.shutdown_async(None)
            client.exit(None)
            server = client._server
            assert isinstance(server, asyncio.subprocess.Process)
            assert await server.wait() == 0
            await client.stop()  # type: ignore[no-untyped-call]
