"""The shape of a scenario: a story in steps, in which an answer may lead past the next one."""

from collections.abc import Iterator

from edu.authoring.asked import ID, POINTS, RESERVE, asked, refuse_critical
from edu.authoring.compound import ListOf, Placed, WithPlace
from edu.authoring.interactions import STEP
from edu.authoring.nodes import Mapping, Node, Scalar, Sequence
from edu.authoring.options import CHOICES, NEXT, values
from edu.authoring.reading import first_few
from edu.authoring.record import Field, Written, inside, required
from edu.authoring.shape import ID as ID_FORM
from edu.course.ids import QuestionId
from edu.course.parts import END
from edu.course.question import Interaction, Scenario, Single
from edu.problems import quoted

_STEPS: ListOf[Placed[Interaction]] = ListOf(WithPlace(STEP), least=2)
STEPS = required("steps", _STEPS, "the questions of the story, in order")


def scenario(said: Written) -> Scenario:
    refuse_critical(
        said,
        "a scenario is marked step by step, so it cannot be critical as a whole",
        "write `critical: yes` on the step that everyone must know",
    )
    for step in said[STEPS]:
        for field in (RESERVE, POINTS):
            if said_in(step.node, field):
                message = f"a step has no {field.name} of its own"
                said.error(_key(step.node, field), "E158", message, "take it out; the scenario as a whole may have it")
    if said.complete(STEPS) and _each_next_is_known(said):
        _check_reach(said)
    return Scenario(**asked(said), steps=values(said[STEPS]))


def said_in(node: Node, field: Field[object]) -> bool:
    """Whether a mapping has a field."""
    return isinstance(node, Mapping) and field.name in node.entries


def _key(node: Node, field: Field[object]) -> Node:
    return node.entries[field.name][0] if isinstance(node, Mapping) and field.name in node.entries else node


def _each_next_is_known(said: Written) -> bool:
    """Whether every `next` names a later step; a problem for each that does not."""
    known = True
    names = [step.value.id for step in said[STEPS]]
    for at, step in enumerate(said[STEPS]):
        if step.value.id == END:
            message = f"a step cannot be called {END}, which says in `next` that nothing follows"
            said.error(inside(step, ID), "E156", message, "give it another id")
            known = False
        later = names[at + 1 :]
        for target in _targets(step):
            if target.text.strip() not in (*later, END):
                message = f"{quoted(target.text.strip())} is no later step of this scenario"
                said.error(target, "E156", message, f"write {first_few((*later, END))}")
                known = False
    return known


def _targets(step: Placed[Interaction]) -> Iterator[Scalar]:
    """What the choices of a step lead to, where it is an id."""
    match step:
        case Placed(value=Single(), node=Mapping(entries={CHOICES.name: (_, Sequence(items=items))})):
            for item in items:
                _, target = item.entries.get(NEXT.name, (None, None)) if isinstance(item, Mapping) else (None, None)
                if isinstance(target, Scalar) and ID_FORM.fullmatch(target.text.strip()):
                    yield target
        case _:
            pass


def _check_reach(said: Written) -> None:
    """Some answer leads to every step."""
    names = [step.value.id for step in said[STEPS]]
    reached = set(names[:1])
    for step, following in zip(said[STEPS], [*names[1:], END], strict=True):
        if step.value.id in reached:
            reached.update(_ways(step.value, following))
        else:
            message = "no answer leads to this step"
            remedy = "name it in a `next` above, or take out a `next` of the step before it"
            said.error(inside(step, ID), "E157", message, remedy)


def _ways(step: Interaction, following: QuestionId) -> set[QuestionId]:
    if isinstance(step, Single):
        return {choice.next or following for choice in step.choices}
    return {following}
