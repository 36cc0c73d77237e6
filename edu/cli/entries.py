"""What of a file has a screen of its own in a preview, and which lines it stands in."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from edu.authoring.asked_in import asked_in, items_in, name_of, steps_in
from edu.authoring.files import FileRead
from edu.authoring.nodes import Mapping, Node, walk
from edu.course.ids import QuestionId
from edu.course.lesson import Lesson
from edu.course.question import Scenario, steps_of
from edu.course.quiz import Quiz
from edu.tui.previewed import Entry


def questions(file: FileRead[Quiz]) -> Iterator[Entry]:
    """Every question and every step of a scenario, whether it can be read or not.

    The lines of what a scenario says before its steps stand with the first one; it is shown with each.
    """
    lines = file.lines
    asked = {
        step.id: replace(each, steps=(step,)) if isinstance(each, Scenario) else step
        for each in (file.value.questions if file.value else ())
        for step in steps_of(each)
    }
    places = list(_places(file.root))
    bounds = sorted({_with_remarks(lines, line) for line in (*(line for _, line in places), *_heads(file))})
    for node, line in places:
        start = _with_remarks(lines, line)
        stop = next(iter(bounds[bisect_right(bounds, start) :][:1]), start)
        name = name_of(node)
        yield Entry.of(name, lines, [range(start, stop)], asked.pop(QuestionId(name), None))


def _places(root: Node | None) -> Iterator[tuple[Node, int]]:
    """Each question or step, and the line from which it is told."""
    for node in asked_in(root):
        steps = steps_in(node)
        if not steps:
            yield node, node.line
        yield from ((step, step.line if number else node.line) for number, step in enumerate(steps))


def _heads(file: FileRead[Quiz]) -> Iterator[int]:
    """The lines at which something else than a question begins."""
    yield from (span.stop for span in _spans(file.root, len(file.lines)).values())
    yield from (section.line for section in items_in(file.root, "sections"))
    for node in walk(file.root) if file.root else ():
        if isinstance(node, Mapping) and "keep_together" in node.entries:
            yield node.line


def pages(file: FileRead[Lesson]) -> Iterator[Entry]:
    """The pages of a lesson, with the lines of its front matter that are shown on each."""
    if file.value is None:
        return
    lines, chunks = file.lines, file.value.chunks
    fence = next((number for number, line in enumerate(lines[1:], start=2) if line.rstrip() == "---"), len(lines))
    spans = _spans(file.root, fence - 1)
    starts = [*(chunk.line for chunk in chunks), len(lines) + 1]
    told = [(chunk.heading, [range(*each)]) for chunk, each in zip(chunks, pairwise(starts), strict=True)]
    told += [(keys[0], [spans[key] for key in keys if key in spans]) for keys in _LAST_PAGES]
    told[0][1].append(spans["main_point"])
    for name, own in told:
        yield Entry.of(name, lines, own)


_LAST_PAGES = (("key_points", "ask_clinic", "supports"), ("say_it_back",))


def _spans(root: Node | None, last: int) -> dict[str, range]:
    """The lines of each key of a file, and of what stands under it."""
    keys = [key for key, _ in root.entries.values()] if isinstance(root, Mapping) else []
    starts = [*(key.line for key in keys), last + 1]
    return {key.text: range(*each) for key, each in zip(keys, pairwise(starts), strict=True)}


def _with_remarks(lines: Sequence[str], line: int) -> int:
    """Where a question that stands from a line on begins, with the remarks and blank lines above it."""
    while line > 1 and (lines[line - 2].strip() in {"", "-"} or lines[line - 2].lstrip().startswith("#")):
        line -= 1
    return line
