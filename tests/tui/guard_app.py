"""A tiny app in the manner of the real one, with every fault on a key. Run as a program: `guard_app.py LOG MARKER`."""

import asyncio
import gc
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from edu.cli.terminal import preflight, scrub_environment
from edu.errors import EduError

if TYPE_CHECKING:
    from edu.tui.guard import GuardedApp

SECRET = "tell-nobody-4711"


def main(log: Path, marker: Path) -> int:
    """Start as `edu` starts: environment, terminal, then Textual."""
    scrub_environment()
    try:
        preflight()
    except EduError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    from edu.crash import reporting

    with reporting(lambda: log):
        return build(log, marker).run_to_exit_code()


def build(log: Path, marker: Path) -> "GuardedApp":
    """The app; its class is made here, since Textual must not be imported before the environment is scrubbed."""
    from textual.app import ComposeResult
    from textual.binding import Binding
    from textual.events import Key, Resize
    from textual.widgets import Input, Static

    from edu.errors import RecordsError
    from edu.tui.guard import GuardedApp

    class BadUnmount(Static):
        def on_unmount(self) -> None:
            raise ValueError(SECRET)

    class GuardApp(GuardedApp):
        BINDINGS: ClassVar = [Binding("ctrl+c", "copied", priority=True)]
        AUTO_FOCUS = "Input"
        grace = 0.6
        bad_end = False

        def compose(self) -> ComposeResult:
            yield Static("ready 漢", id="state")
            yield Input(id="typed")

        def on_resize(self, event: Resize) -> None:
            self.query_one("#state", Static).update(f"ready 漢 {event.size.width}x{event.size.height}")

        def action_copied(self) -> None:
            self.query_one("#state", Static).update("ctrl+c was a key")

        def action_flood(self) -> None:
            state = self.query_one("#state", Static)
            self.set_interval(0.001, lambda: state.update(str(time.monotonic_ns()) * 90))

        def on_key(self, event: Key) -> None:
            answer = SECRET  # a local that no output may show
            match event.key:
                case "f1":
                    raise ValueError(f"{answer} was chosen")
                case "f2":
                    self.run_worker(self.fail(answer))
                case "f3":
                    threading.Thread(target=lambda: dict[str, str]()[answer]).start()
                    stray = asyncio.get_running_loop().create_task(self.fail(answer))
                    stray.add_done_callback(lambda _: self.call_later(gc.collect))
                    del stray
                case "f4":
                    time.sleep(60)
                case "f5":
                    raise RecordsError("The records are locked by another program: close it and start edu again.")
                case "f6":
                    self.mount(BadUnmount("a bad end"))
                case "f7":
                    self.query_one("#state", Static).update("[/] is no markup " + answer)
                case "f8":
                    self.action_flood()
                case "f11":
                    self.bad_end = True
                    self.query_one("#state", Static).update("it will end badly")
                case "f9":
                    self.exit(message="goodbye", return_code=3)

        async def fail(self, answer: str) -> None:
            await asyncio.sleep(0)
            raise ValueError(answer)

        def on_unmount(self) -> None:
            marker.write_text("unmounted")
            if self.bad_end:
                raise ValueError(SECRET)

    return GuardApp(crash_log=log)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
