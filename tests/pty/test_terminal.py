"""The harness itself: what it shows, what it notices, and that no wait is without an end."""

import signal
import sys
import time

import pytest

from tests.pty.terminal import Terminal


def shell(script: str, columns: int = 40, rows: int = 5) -> Terminal:
    return Terminal(["sh", "-c", script], columns=columns, rows=rows)


def python(script: str) -> Terminal:
    return Terminal([sys.executable, "-c", script])


def test_it_shows_what_is_printed_and_gives_the_exit_code() -> None:
    with shell("printf 'one\\ntwo'; read line; echo \"got $line\"; exit 3") as terminal:
        terminal.wait_for("two")
        assert terminal.exit_code is None
        terminal.send("keys\n")
        assert terminal.wait() == 3
        assert terminal.screen().splitlines()[:3] == ["one", "twokeys", "got keys"]
        assert terminal.output == b"one\r\ntwokeys\r\ngot keys\r\n"
        assert terminal.untidied() == []


def test_the_command_has_the_terminal_as_its_own_with_size_and_resizes() -> None:
    with shell("trap 'stty size' WINCH; stty size; while sleep 0.02; do :; done </dev/tty", 31, 7) as terminal:
        terminal.wait_for("7 31")
        terminal.resize(44, 12)
        terminal.wait_for("12 44")
        assert terminal.screen().count("\n") == 11


def test_a_killed_command_has_the_signal_as_its_end() -> None:
    with shell("exec sleep 60") as terminal:
        terminal.kill(signal.SIGKILL)
        assert terminal.wait() == -signal.SIGKILL
        terminal.kill()


def test_hanging_up_tells_the_command() -> None:
    with shell("trap 'exit 9' HUP; while :; do sleep 0.02; done") as terminal:
        terminal.read(0.3)
        terminal.hang_up()
        assert terminal.process.wait(5) == 9
        assert terminal.wait(1) == 9


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ("stty raw", "the line discipline was changed"),
        ("printf '\\033[?1049h'", "mode 1049 is on"),
        ("printf '\\033[?1000;1006h'", "mode 1006 is on"),
        ("printf '\\033[?25l'", "mode 25 is off"),
        ("printf '\\033[>25u'", "keys are reported in the kitty way"),
    ],
)
def test_it_notices_a_terminal_left_untidy(script: str, complaint: str) -> None:
    with shell(script) as terminal:
        terminal.wait()
        assert complaint in terminal.untidied()


def test_the_alternate_screen_hides_the_other_and_gives_it_back() -> None:
    with shell("printf 'before\\033[?1049h\\033[Hdrawn'; read _; printf '\\033[?1049l after'") as terminal:
        terminal.wait_for("drawn")
        assert terminal.in_alternate_screen()
        assert "before" not in terminal.screen()
        terminal.press("enter")
        terminal.wait_for("after")
        assert "before" in terminal.screen()
        assert "drawn" not in terminal.screen()


def test_sequences_that_pyte_does_not_know_are_not_shown_even_in_pieces() -> None:
    pieces = r"'a\033[>25u' 'b\033[<' 'u' 'c\033[?2026' '$p' 'd\033' '[1mé\033[0m'"
    with shell(f'for piece in {pieces}; do printf "$piece"; sleep 0.03; done') as terminal:
        terminal.wait_for("abcdé")


def test_no_wait_is_without_an_end() -> None:
    with shell("stty raw -echo; echo waiting; exec sleep 60") as terminal:
        terminal.wait_for("waiting")
        start = time.monotonic()
        for wait in (
            lambda: terminal.wait_for("never", 0.1),
            lambda: terminal.wait_gone("waiting", 0.1),
            lambda: terminal.wait(0.1),
            lambda: terminal.send(b"x" * 1_000_000, 0.3),
        ):
            with pytest.raises(TimeoutError, match="waiting"):
                wait()
        assert time.monotonic() - start < 3


def test_a_wait_ends_with_the_command() -> None:
    with shell("echo gone; exit 7") as terminal:
        start = time.monotonic()
        with pytest.raises(TimeoutError, match="ended with 7"):
            terminal.wait_for("never")
        assert time.monotonic() - start < 5


def test_much_output_is_read_while_keys_are_sent() -> None:
    with python("import sys; print('x' * 300_000); print('end of it', len(input()))") as terminal:
        terminal.send("abc\n")
        terminal.wait_for("end of it 3")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_it_tells_a_spinning_command_from_a_waiting_one() -> None:
    with python("while True: pass") as spinning, shell("exec sleep 60") as waiting:
        spinning.wait_until(lambda: spinning.cpu_seconds() > 0.1, what="a core to spin")
        assert waiting.cpu_seconds() < 0.1


def test_it_comes_to_rest_when_nothing_is_written() -> None:
    with shell("echo a; sleep 0.05; echo b; exec sleep 60") as terminal:
        terminal.wait_for("a")
        assert terminal.settle(0.3).split() == ["a", "b"]
    with shell("while :; do echo a; done") as terminal, pytest.raises(TimeoutError, match="never came to rest"):
        terminal.settle(0.3, 0.3)
