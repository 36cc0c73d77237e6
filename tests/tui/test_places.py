"""Pure moves: into an order and out of it, by a place, and round a ring."""

from hypothesis import given
from hypothesis import strategies as st

from edu.tui.places import beside, moved, taken

ENTRIES = tuple("abcde")
picks = st.lists(st.sampled_from(ENTRIES), max_size=30)


@given(picks)
def test_an_order_never_holds_an_entry_twice_and_never_lacks_only_one_that_was_not_taken_off(picked: list[str]) -> None:
    order: tuple[str, ...] = ()
    for entry in picked:
        was_in = entry in order
        order = taken(order, ENTRIES, entry)
        assert len(set(order)) == len(order)
        if not was_in:
            assert entry in order and len(order) != len(ENTRIES) - 1


@given(st.permutations(ENTRIES))
def test_picking_every_entry_in_turn_gives_that_order(wanted: list[str]) -> None:
    order: tuple[str, ...] = ()
    for entry in wanted:  # the last of them has its place already
        order = taken(order, ENTRIES, entry)
    assert list(order) == wanted


@given(st.permutations(ENTRIES), st.sampled_from(ENTRIES), st.integers(-9, 9))
def test_a_move_changes_the_place_of_one_entry_only(order: list[str], entry: str, by: int) -> None:
    after = moved(tuple(order), entry, by)
    assert after.index(entry) == max(0, min(4, order.index(entry) + by))
    assert [other for other in after if other != entry] == [other for other in order if other != entry]


@given(st.integers(-9, 9), st.sampled_from(ENTRIES))
def test_a_ring_has_no_end(by: int, here: str) -> None:
    assert beside(ENTRIES, beside(ENTRIES, here, by), -by) == here
    assert (beside(ENTRIES, None, 1), beside(ENTRIES, None, -1)) == ("a", "e")
