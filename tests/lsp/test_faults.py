"""A fault of the server ends nothing, and is noted without the author's texts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pygls.exceptions import JsonRpcException

from tests.lsp.editor import ROOT, at, editor

_FAULTY = """
import sys
from edu.cli.main import main
from edu.lsp import answers, courses

def hover(view, at):
    print("this is no protocol")
    raise KeyError(view.file.text)

answers.hover = hover
check = courses.Courses.check

def check_or_not(self, root):
    if any("break the check" in text for text in self._unsaved.values()):
        raise ValueError("break the check")
    return check(self, root)

courses.Courses.check = check_or_not
sys.exit(main(["lsp"]))
"""
_WITHOUT = """
import sys
sys.modules[{module!r}] = None
from edu.cli.main import main
sys.exit(main(["lsp"]))
"""


async def test_faults_are_noted_and_told_once_and_the_server_goes_on(quiz: Path) -> None:
    text = quiz.read_text(encoding="utf-8")
    typo = text.replace("    explanation: >-", "    explanaton: >-", 1)
    async with editor(quiz.parent, program=("-c", _FAULTY)) as there:
        uri = there.open(quiz, typo)
        await there.until(lambda: there.codes(uri) == ["E102"])
        (wrong,) = there.told[uri]
        there.type(uri, f"# break the check\n{typo}")
        await there.until(lambda: there.messages != [])
        assert await there.actions(uri, wrong.range) == []  # what is known is of an older text
        for _ in range(2):
            with pytest.raises(JsonRpcException):
                await there.hover(uri, at(text, "title", 2))
        there.type(uri, text.replace("C107, C109]", "C107, C999]", 1))
        await there.until(lambda: there.codes(uri) == ["E116"])
        log = quiz.parent / "data" / "edu" / "edu.log"
        (said,) = there.messages
        assert str(log) in said and "fault" in said
        noted = log.read_text(encoding="utf-8")
        assert "fault: KeyError" in noted and "fault: ValueError" in noted and "edu/lsp/server.py" in noted
        assert "when-to-call" not in noted and "break the check" not in noted


@pytest.mark.parametrize("module", ["pygls", "pygls.lsp.server", "lsprotocol"])
def test_without_its_part_one_sentence_says_how_to_get_it(module: str, tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _WITHOUT.format(module=module)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    sentence = "edu: The language server needs a part that is not installed: pip install 'edu[lsp]'\n"
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", sentence)
