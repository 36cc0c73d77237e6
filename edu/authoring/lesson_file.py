"""A file in `content/lessons/`: front matter in YAML, then chunks of Markdown under `## ` headings."""

import re
from dataclasses import dataclass

from edu.authoring.comments import TO_EDU, codes_in
from edu.authoring.compound import ListOf
from edu.authoring.events import read
from edu.authoring.nodes import Mapping, Node
from edu.authoring.reading import Reading, Space
from edu.authoring.record import Written, optional, record, required
from edu.authoring.shape import Ident, Integer
from edu.authoring.texts import CLAIMS, LINES, OPTION, SENTENCES, TITLE
from edu.course.ids import ClaimId, LessonId, ObjectiveId
from edu.course.lesson import Chunk, Lesson, SayItBack
from edu.course.markup import fence_after, without_comments
from edu.problems import Edit, Fix, quoted

LARGEST = 200 * 1024  # bytes of a lesson's file
MOST_LINES = 2_000  # lines of a lesson that are not blank: drawing more takes seconds
_NAME = re.compile(r"\d\d-(.+)\.md")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What stands between the `---` lines of a lesson."""

    id: LessonId
    title: str
    minutes: int
    main_point: str
    supports: tuple[ClaimId, ...]
    objectives: tuple[ObjectiveId, ...]
    key_points: tuple[str, ...]
    ask_clinic: tuple[str, ...]
    say_it_back: SayItBack


PROMPT = required("prompt", SENTENCES, "what to say in one's own words")
MODEL_ANSWER = required("model_answer", SENTENCES, "an answer to compare with")
CHECKLIST = optional("checklist", LINES, (), "points to look for in one's own answer")


def _say_it_back(said: Written) -> SayItBack:
    return SayItBack(prompt=said[PROMPT], model_answer=said[MODEL_ANSWER], checklist=said[CHECKLIST])


ID = required("id", Ident(gives=Space.LESSON), "the name of the lesson, and of its file after the number")
TITLE_FIELD = required("title", TITLE, "what the learner sees above the lesson")
MINUTES = required("minutes", Integer(1, 120), "about how long it takes to read")
MAIN_POINT = required("main_point", OPTION, "the one thing to take away, in a sentence")
SUPPORTS = optional("supports", CLAIMS, (), "the claims that the main point and the key points rest on")
OBJECTIVES = optional(
    "objectives", ListOf(Ident(refers=Space.OBJECTIVE), distinct=True), (), "what it helps a learner to do"
)
KEY_POINTS = required("key_points", ListOf(OPTION, least=1), "what to remember")
ASK_CLINIC = optional("ask_clinic", LINES, (), "questions for the clinic")
SAY_IT_BACK = required(
    "say_it_back",
    record("say it back", _say_it_back, PROMPT, MODEL_ANSWER, CHECKLIST),
    "a prompt for the reader's own words",
)


def _front_matter(said: Written) -> FrontMatter:
    return FrontMatter(
        id=LessonId(said[ID]),
        title=said[TITLE_FIELD],
        minutes=said[MINUTES],
        main_point=said[MAIN_POINT],
        supports=tuple(map(ClaimId, said[SUPPORTS])),
        objectives=tuple(map(ObjectiveId, said[OBJECTIVES])),
        key_points=said[KEY_POINTS],
        ask_clinic=said[ASK_CLINIC],
        say_it_back=said[SAY_IT_BACK],
    )


FRONT_MATTER = record(
    "a lesson",
    _front_matter,
    ID,
    TITLE_FIELD,
    MINUTES,
    MAIN_POINT,
    SUPPORTS,
    OBJECTIVES,
    KEY_POINTS,
    ASK_CLINIC,
    SAY_IT_BACK,
)


def lesson(text: str, file_name: str, reading: Reading) -> tuple[Node | None, Lesson | None]:
    """The tree of a lesson's front matter, and the lesson; None when a problem kept its values from being read."""
    lines = text.split("\n")
    end = _front_matter_end(lines, reading)
    if end is None:
        reading.names.incomplete.add(Space.LESSON)
        return None, None
    root = read("\n".join(lines[1:end]) + "\n", reading, first_line=2)
    if not isinstance(root, Mapping):
        reading.names.incomplete.add(Space.LESSON)
    front = FRONT_MATTER.read(root, reading) if root else None
    chunks = _chunks(lines, end + 1, reading)
    if front is None:
        return root, None
    _check_name(root, front.id, file_name, reading)
    return root, Lesson(
        id=front.id,
        title=front.title,
        minutes=front.minutes,
        main_point=front.main_point,
        chunks=chunks,
        key_points=front.key_points,
        ask_clinic=front.ask_clinic,
        say_it_back=front.say_it_back,
        objectives=front.objectives,
        supports=front.supports,
    )


def _front_matter_end(lines: list[str], reading: Reading) -> int | None:
    """The 0-based line of the second `---`."""
    if not any(line.strip() for line in lines):
        reading.error("E016", "the file is empty", "write it, or take it away")
        return None
    if lines[0].rstrip() != "---":
        said = "a lesson starts with its front matter between two lines of ---"
        reading.error("E019", said, "put --- in the first line", line=1, column=1)
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            if any(text.strip() for text in lines[1:number]):
                return number
            reading.error("E019", "the front matter is empty", "write id, title and the rest", line=1, column=1)
            return None
    said = "the front matter that starts here is never closed"
    reading.error("E019", said, "put a second line of --- below it", line=1, column=1)
    return None


def _check_name(root: Node | None, given: LessonId, file_name: str, reading: Reading) -> None:
    found = _NAME.fullmatch(file_name)
    if isinstance(root, Mapping) and (not found or found.group(1) != given):
        _, node = root.entries["id"]
        said = f"the lesson {given} stands in a file called {quoted(file_name)}"
        reading.error_at(node, "E131", said, f"call the file NN-{given}.md, with two digits for NN")


def _chunks(lines: list[str], start: int, reading: Reading) -> tuple[Chunk, ...]:
    """Split at headings outside of fences. `start` is the 0-based line after the front matter."""
    if sum(1 for line in lines if line.strip()) > MOST_LINES:
        said = f"the lesson has more than {MOST_LINES:,} lines of text"
        reading.error("E014", said, "divide it into several lessons")
    lines = [*lines[:start], *without_comments("\n".join(lines[start:])).split("\n")]
    headings = _headings(lines, start, reading)
    for number in range(start, headings[0] if headings else len(lines)):
        if lines[number].strip():
            said = "there is text before the first heading"
            reading.error("E132", said, "put it under a line that starts with `## `", line=number + 1, column=1)
            break
    if not headings:
        reading.error("E134", "the lesson has no headings", "put its text under lines that start with `## `")
    chunks: list[Chunk] = []
    # without headings the second list is the longer one
    for number, end in zip(headings, [*headings[1:], len(lines)], strict=False):
        heading = lines[number].lstrip("#").strip()
        body = "\n".join(lines[number + 1 : end]).rstrip()
        if not heading:
            reading.error(
                "E133", "this heading has no words", "write what its text is about", line=number + 1, column=1
            )
        if not body.strip():
            said = f"there is no text under the heading {quoted(heading)}"
            reading.error("E133", said, "write it, or take the heading out", line=number + 1, column=1)
        chunks.append(Chunk(heading=heading, body=body, line=number + 1))
    return tuple(chunks)


def _headings(lines: list[str], start: int, reading: Reading) -> list[int]:
    """The 0-based lines with a heading of a part; one above the second level is told of, and counts."""
    found: list[int] = []
    fence, opened = "", 0
    for number in range(start, len(lines)):
        line = lines[number]
        open_above, fence = fence, fence_after(line, fence)
        if fence and not open_above:
            opened = number
        elif fence or open_above:
            continue
        elif line.startswith("## ") or line.rstrip() == "##":
            found.append(number)
        elif TO_EDU.match(line):
            _refuse_remark(number, line, reading)
            lines[number] = ""
        elif line.startswith("# "):
            _refuse_title(number, reading)
            found.append(number)
    if fence:
        fence = fence if len(fence) < 10 else f"{fence[:9]}…"
        said = f"the block that opens here with {fence} is never closed"
        reading.error("E142", said, f"put {fence} on a line below it", line=opened + 1, column=1)
    return found


def _refuse_title(number: int, reading: Reading) -> None:
    line = number + 1
    edit = Edit(line=line, column=1, end_line=line, end_column=1, text="#")
    fix = Fix(title="Begin the heading with `## `", edits=(edit,))
    said = "the parts of a lesson start with `## `, not with `# `"
    reading.error("E142", said, "write `## `", line=line, column=1, end_column=2, fixes=(fix,))


def _refuse_remark(number: int, comment: str, reading: Reading) -> None:
    said = "under the headings of a lesson, # does not start a comment"
    remedy = f"write `<!-- edu: ignore[{codes_in(comment) or 'W401'}] reason -->`"
    reading.error("E142", said, remedy, line=number + 1, column=1)
