"""Cards to sort or to match and entries to order, as rows; once answered, with a word beside each part."""

from textual.content import Content
from textual.style import Style

from edu.assessment.draw import shown_cards, shown_entries, shown_groups
from edu.course.ids import OptionId
from edu.course.parts import Card
from edu.course.question import Categorise, Matching, Ordering
from edu.tui.draft import Draft
from edu.tui.page import Row
from edu.tui.prose import BULLET
from edu.tui.text import ended, join, text

Sorted = Categorise | Matching


def cards_to_place(draft: Draft, question: Sorted) -> list[Row]:
    """Each card with its groups under it, or with the right side that it has so far."""
    under = _groups if isinstance(question, Categorise) else _match
    return [
        _card(number, card, under(draft, question, draft.places.get(card.id)))
        for number, card in enumerate(shown_cards(question, seed=draft.seed), start=1)
    ]


def told_cards(draft: Draft, question: Sorted, *, with_key: bool) -> list[Row]:
    """Each card with where it was put and, with the key, where it belongs and why."""
    names = {group.id: group.text for group in question.groups}
    between = "\n" if isinstance(question, Matching) else " "  # right sides are long
    return [
        _card(number, card, _told(card, draft.places.get(card.id), names, between, with_key=with_key))
        for number, card in enumerate(shown_cards(question, seed=draft.seed), start=1)
    ]


def right_sides(draft: Draft, question: Matching) -> list[Row]:
    """All that cards can be matched with; the last rows are the right sides themselves."""
    groups = shown_groups(question, seed=draft.seed)
    return [
        Row(text("To match with", "bold"), space_before=1),
        *(Row(text(group.text), BULLET) for group in groups),
    ]


def shown_ids(draft: Draft, question: Sorted) -> list[OptionId]:
    """The groups in the order in which they are shown."""
    return [group.id for group in shown_groups(question, seed=draft.seed)]


def entries_to_order(draft: Draft, question: Ordering) -> list[Row]:
    """Each entry with its place in a box, which is empty as long as it has none."""
    return [
        Row(text(entry.text, "bold" if entry.id in draft.order else ""), _place_lead(number, draft, entry.id))
        for number, entry in enumerate(shown_entries(question, seed=draft.seed), start=1)
    ]


def told_entries(draft: Draft, question: Ordering, *, with_key: bool) -> list[Row]:
    """With the key in the right order, each with the place it was given; else as they were, with what is right so far."""
    right = {entry.id: place for place, entry in enumerate(question.entries)}
    put = {name: place for place, name in enumerate(draft.order)}
    listed = []
    for number, entry in enumerate(question.entries if with_key else shown_entries(question, seed=draft.seed), start=1):
        fits = put.get(entry.id) == right[entry.id]
        word = "Yes, in its place." if fits else f"You put it at {put[entry.id] + 1}." if put else ""
        if not with_key:
            word = "In its place." if fits else "Not in its place yet."
        why = f" {entry.feedback}" if with_key and not fits and entry.feedback and put else ""
        under = [text("\n"), text(word, "bold $good" if fits else "bold $care"), text(why)] if word else []
        box = text(f" {right[entry.id] + 1}  ", "bold") if with_key else _place_lead(number, draft, entry.id)
        listed.append(Row(join(text(entry.text), *under), box))
    return listed


def _place_lead(number: int, draft: Draft, entry: OptionId) -> Content:
    place = str(draft.order.index(entry) + 1) if entry in draft.order else " "
    return join(text(f" {number} ", "$quiet"), text(f"[{place}] ", "bold" if entry in draft.order else ""))


def _card(number: int, card: Card, under: Content) -> Row:
    return Row(join(text(f"{card.text}\n"), under), text(f" {number}  ", "$quiet"))


def _groups(draft: Draft, question: Sorted, put: OptionId | None) -> Content:
    return text("   ").join(
        text(f"{'(•)' if group.id == put else '( )'} {group.text}", "bold" if group.id == put else "").stylize(
            Style.from_meta({"part": group.id})
        )
        for group in shown_groups(question, seed=draft.seed)
    )


def _match(_: Draft, question: Sorted, put: OptionId | None) -> Content:
    said = next((group.text for group in question.groups if group.id == put), "…")
    return text(f"→ {said}", "bold" if put else "")


def _told(card: Card, put: OptionId | None, names: dict[OptionId, str], between: str, *, with_key: bool) -> Content:
    best = ended(f"Best: {names[card.group]}")
    if put is None:
        return join(text(best, "bold $care"), text(f" {card.feedback}"))
    if put == card.group:
        return text(f"Yes: {names[put]}", "bold $good")
    if not with_key:
        return text(f"Not yet: {names[put]}", "bold $care")
    return join(text(f"{ended(f'You put: {names[put]}')}{between}{best}", "bold $care"), text(f" {card.feedback}"))
