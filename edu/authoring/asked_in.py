"""Where the questions of a quiz stand in its tree: in its list, in sections and their blocks, and in scenarios."""

from collections.abc import Iterator

from edu.authoring.nodes import Mapping, Node, Scalar, Sequence


def asked_in(root: Node | None) -> Iterator[Node]:
    """What stands where a question is wanted, in the order of the file; steps of scenarios are in `steps_in`."""
    yield from _in_list(root)
    for section in items_in(root, "sections"):
        yield from _in_list(section)


def steps_in(question: Node) -> list[Node]:
    """What stands where a step of a scenario is wanted; of other questions there are none."""
    return items_in(question, "steps")


def question_nodes(root: Node | None) -> dict[str, Mapping]:
    """Every question and every step that has an id, by it; where one is given twice, the first."""
    found: dict[str, Mapping] = {}
    for question in asked_in(root):
        for node in (question, *steps_in(question)):
            name = name_of(node)
            if name and isinstance(node, Mapping):
                found.setdefault(name, node)
    return found


def name_of(node: Node) -> str:
    """The id of a question as it is written; empty when it has none."""
    _, given = node.entries.get("id", (None, None)) if isinstance(node, Mapping) else (None, None)
    return given.text.strip() if isinstance(given, Scalar) else ""


def items_in(holder: Node | None, key: str) -> list[Node]:
    """The items of the list under a key; none where there is no such list."""
    _, listed = holder.entries.get(key, (None, None)) if isinstance(holder, Mapping) else (None, None)
    return listed.items if isinstance(listed, Sequence) else []


def _in_list(holder: Node | None) -> Iterator[Node]:
    for item in items_in(holder, "questions"):
        if isinstance(item, Mapping) and "keep_together" in item.entries:
            yield from items_in(item, "keep_together")
        else:
            yield item
