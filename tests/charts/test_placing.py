"""Labels find room: they keep their order, touch no other, and cross lines only where they must."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.layout.placing import Area, Room, Segment, placed, spread

PLACES = st.lists(st.integers(0, 100), min_size=1, max_size=6)


@given(PLACES, st.integers(10, 40))
def test_labels_of_one_column_keep_their_order_and_never_overlap(places: list[int], height: int) -> None:
    tops = spread(places, [height] * len(places), 120)
    order = sorted(range(len(places)), key=lambda index: (places[index], index))
    for upper, lower in pairwise(order):
        assert tops[upper] + height <= tops[lower] + 1e-9
    assert max(tops) + height <= 120 + 1e-9


def test_a_label_alone_is_centred_on_its_place() -> None:
    assert spread([50], [20], 120) == [40]


def test_two_that_would_touch_give_way_alike() -> None:
    assert spread([50, 54], [20, 20], 120) == [32, 52]


SPOTS = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 100)), min_size=1, max_size=8)


@given(SPOTS, st.integers(10, 120))
def test_labels_at_points_never_overlap_nor_leave_their_room(spots: list[tuple[int, int]], width: int) -> None:
    room = Room(0, 300, 110, (), ())
    areas = placed(spots, [(width, 12)] * len(spots), 5, room)
    assert not any(one.meets(other) for one, other in combinations(areas, 2))
    assert all(each.left >= 0 and each.right <= 300 and each.bottom <= 110 for each in areas)


def test_a_label_stands_below_a_valley_and_above_a_peak() -> None:
    valley = (Segment(0, 0, 50, 40), Segment(50, 40, 100, 0))
    (below,) = placed([(50, 40)], [(30, 12)], 5, Room(0, 100, 100, valley, ()))
    assert below == Area(35, 45, 65, 57)
    peak = (Segment(0, 80, 50, 40), Segment(50, 40, 100, 80))
    (above,) = placed([(50, 40)], [(30, 12)], 5, Room(0, 100, 100, peak, ()))
    assert above == Area(35, 23, 65, 35)


@pytest.mark.parametrize(
    ("segment", "crosses"),
    [
        (Segment(0, 0, 100, 100), True),
        (Segment(0, 50, 100, 50), True),
        (Segment(0, 40, 100, 40), False),
        (Segment(0, 0, 30, 30), False),
        (Segment(50, 0, 50, 100), True),
        (Segment(45, 45, 55, 55), True),
    ],
)
def test_a_segment_crosses_what_it_enters(segment: Segment, crosses: bool) -> None:
    assert segment.crosses(Area(40, 40, 60, 60)) is crosses
