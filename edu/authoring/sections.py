"""The shape of the sections of a quiz: questions under a title of their own, drawn from what stands there."""

from collections.abc import Iterator

from msgspec import Struct

from edu.authoring.compound import ByField, ListOf, Placed, WithPlace
from edu.authoring.nodes import Mapping, Scalar, Sequence
from edu.authoring.questions import QUESTION
from edu.authoring.reading import Space
from edu.authoring.record import Either, Written, optional, record, required
from edu.authoring.shape import Ident, Integer, Kind, YesNo
from edu.authoring.texts import TITLE
from edu.course.ids import QuizId
from edu.course.question import Question
from edu.course.quiz import Section

_MOST_PICKED = 200


class Part(Struct, frozen=True):
    """A section with the questions that stand in it."""

    section: Section
    questions: tuple[Question, ...]


_Block = tuple[Question, ...]

_TOGETHER: ListOf[Placed[Question]] = ListOf(WithPlace(QUESTION), least=2)
KEEP_TOGETHER = required("keep_together", _TOGETHER, "questions that stay next to each other and in this order")


def _block(said: Written) -> _Block:
    for question in said[KEEP_TOGETHER]:
        if question.value.reserve:
            message = "a reserve waits until its idea was missed, so it cannot be kept together with others"
            said.error(question.node, "E164", message, "put it below, as an entry of its own")
    return tuple(question.value for question in said[KEEP_TOGETHER])


_BLOCKS: Kind[_Block | Question] = ByField(
    "an entry", {"keep_together": record("a block", _block, KEEP_TOGETHER)}, otherwise=QUESTION
)
_ENTRIES: ListOf[_Block | Question] = ListOf(_BLOCKS, least=1)

SECTION_TITLE = optional("title", TITLE, "", "what the learner sees above its questions")
SHUFFLE = optional("shuffle", YesNo(), False, "yes when its questions come in an order by chance")
PICK = optional("pick", Integer(1, _MOST_PICKED), None, "how many of its entries are drawn; all of them by default")
FROM = optional(
    "from",
    ListOf(Ident(refers=Space.QUIZ), least=1, distinct=True),
    (),
    "quizzes whose marked questions can be drawn here too",
)
ENTRIES = optional("questions", _ENTRIES, (), "the questions that stand here")


def _section(said: Written) -> Part:
    entries = [entry if isinstance(entry, tuple) else (entry,) for entry in said[ENTRIES]]
    blocks = tuple(names for entry in entries if (names := tuple(each.id for each in entry if not each.reserve)))
    pick = said[PICK]
    if pick is not None and not said.says(FROM) and said.complete(ENTRIES) and pick > len(blocks):
        said.error(said.where(PICK), "E162", *too_many(pick, len(blocks)))
    return Part(
        Section(
            title=said[SECTION_TITLE],
            blocks=blocks,
            pools=tuple(map(QuizId, said[FROM])),
            pick=pick,
            shuffle=said[SHUFFLE],
        ),
        tuple(question for entry in entries for question in entry),
    )


def too_many(pick: int, there: int, *, left: bool = False) -> tuple[str, str]:
    """That a section draws more than there is, or is left by those above it, and what to do."""
    rest = " left by the sections above" if left else ""
    return f"{pick} are to be drawn, and there are only {there}{rest}", "write a lower number, or add questions"


SECTION: WithPlace[Part] = WithPlace(
    record(
        "a section",
        _section,
        SECTION_TITLE,
        SHUFFLE,
        PICK,
        FROM,
        ENTRIES,
        either=Either(("questions", "from"), together=True),
    )
)


def sources_in(section: Placed[Part]) -> Iterator[Scalar]:
    """The names of quizzes that a section draws from, as they are written."""
    match section.node:
        case Mapping(entries={"from": (_, Sequence(items=items))}):
            yield from (item for item in items if isinstance(item, Scalar))
        case _:
            pass
