"""No plain text reaches a widget but through the gate; and the lint that holds it does fire."""

from pathlib import Path

import pytest

import edu.tui
from tests.tui.gate import complaints

SCREENS = sorted(Path(edu.tui.__file__).parent.glob("*.py"))
THE_GATE = {"text.py": ["Content() outside the gate"]}


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.name)
def test_screens_keep_text_and_markup_apart(path: Path) -> None:
    found = [complaint.split(": ", 1)[1] for complaint in complaints(path.read_text(encoding="utf-8"))]
    assert found == THE_GATE.get(path.name, [])


@pytest.mark.parametrize(
    "wrong",
    [
        'Static("words")',
        'Static(f"{name} is here")',
        "Static(lesson.title)",
        "Static(title)",
        "Static(str(error))",
        'Static(content="words")',
        "Label(question.prompt, id='x')",
        "Button(label=choice.text)",
        "widgets.Static(lesson.title)",
        'self.query_one("#a", Static).update("words")',
        'shown.update(f"{number} of {total}")',
        "shown.update(question.prompt)",
        "shown.update(words if words else text('none'))",
        "box.border_title = lesson.title",
        'box.border_subtitle = "words"',
        "self.tooltip = term.means",
        'self.notify("words")',
        "app.notify(words, timeout=4)",
        "app.notify(words, markup=True)",
        "app.notify(words, markup=flag)",
        "Content(lesson.title)",
        'Content.from_markup("[b]words[/b]")',
        "from rich.text import Text",
        "from textual.widgets import OptionList",
        "from textual.widgets import Static, Label",
        "def render(self) -> str: ...",
        "def render(self): ...",
        "Static(shout(words))\ndef shout(words: str) -> str: ...",
    ],
)
def test_the_lint_sees(wrong: str) -> None:
    assert complaints(wrong)


@pytest.mark.parametrize(
    "fine",
    [
        "Static()",
        "Static(id='x', classes='gap')",
        "Static(text(lesson.title))",
        "Static(Page(rows))",
        "shown.update(join(text('a'), text(b, 'bold')))",
        "shown.update(edu.tui.text.text(words))",
        "app.notify(words, markup=False)",
        "box.border_title = text(lesson.title)",
        'EMPTY = Content("")',
        "from textual.widgets import Input, Static, TextArea",
        "def render(self) -> Page: ...",
        "Static(enlarge())\ndef enlarge() -> Content: ...",
    ],
)
def test_the_lint_lets_pass(fine: str) -> None:
    assert not complaints(fine)
