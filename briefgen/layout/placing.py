"""Find room for the labels of a chart: beside its line ends in their order, at its points where nothing is; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Area") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def moved(self, down: float) -> "Area":
        return Area(self.left, self.top + down, self.right, self.bottom + down)


@dataclass(frozen=True, slots=True)
class Segment:
    """A straight piece of a line."""

    x: float
    y: float
    to_x: float
    to_y: float

    def crosses(self, area: Area) -> bool:
        """Whether any of it lies within the area: Liang and Barsky's clipping, sides touching do not count."""
        enter, leave = 0.0, 1.0
        dx, dy = self.to_x - self.x, self.to_y - self.y
        sides = (
            (-dx, self.x - area.left),
            (dx, area.right - self.x),
            (-dy, self.y - area.top),
            (dy, area.bottom - self.y),
        )
        for step, distance in sides:
            if step == 0:
                if distance <= 0:
                    return False
            elif step < 0:
                enter = max(enter, distance / step)
            else:
                leave = min(leave, distance / step)
        return enter < leave


def spread(wanted: Sequence[float], heights: Sequence[float], floor: float) -> list[float]:
    """Tops of labels that stand below one another in one column, each centred on its place or as near as can be.

    The order of the places is kept, the earlier of equals above; no two overlap, and none reaches below the floor.
    """
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    blocks: list[_Block] = []
    for index in order:
        blocks.append(_Block([index], heights[index], wanted[index] - heights[index] / 2))
        while len(blocks) > 1 and blocks[-2].bottom > blocks[-1].top:
            blocks[-2:] = [_joined(blocks[-2], blocks[-1])]
    tops = [0.0] * len(wanted)
    lowest = floor
    for block in reversed(blocks):
        bottom = min(block.bottom, lowest)
        lowest = bottom - block.height
        for index in reversed(block.members):
            bottom -= heights[index]
            tops[index] = bottom
    return tops


@dataclass(frozen=True, slots=True)
class _Block:
    """Labels that stand one upon the other; together they are centred on the mean of their places."""

    members: list[int]
    height: float
    top: float

    @property
    def bottom(self) -> float:
        return self.top + self.height


def _joined(upper: _Block, lower: _Block) -> _Block:
    """Each member as far from its place as the others, weighed by how many there are."""
    count, others = len(upper.members), len(lower.members)
    top = (upper.top * count + (lower.top - upper.height) * others) / (count + others)
    return _Block([*upper.members, *lower.members], upper.height + lower.height, top)


@dataclass(frozen=True, slots=True)
class Room:
    """What labels at points have to keep clear of: they may cross a segment at need, and nothing else."""

    left: float
    right: float
    floor: float
    segments: Sequence[Segment]
    taken: Sequence[Area]


def placed(
    points: Sequence[tuple[float, float]], sizes: Sequence[tuple[float, float]], gap: float, room: Room
) -> list[Area]:
    """An area for each label near its point, `gap` from it: above or below, centred or aside, where the fewest lines
    are crossed; none overlaps another, is cut off at the sides, or reaches below the floor."""
    taken, made = list(room.taken), []
    for point, size in zip(points, sizes, strict=True):
        area = _best(point, size, gap, room, taken)
        taken.append(area)
        made.append(area)
    return made


def _best(point: tuple[float, float], size: tuple[float, float], gap: float, room: Room, taken: Sequence[Area]) -> Area:
    """The nearest free area; there is one above all others at the latest."""
    free = (
        [area for area in _around(point, size, gap + level * size[1], room) if not any(map(area.meets, taken))]
        for level in count()
    )
    return min(next(filter(None, free)), key=lambda area: sum(each.crosses(area) for each in room.segments))


def _around(point: tuple[float, float], size: tuple[float, float], gap: float, room: Room) -> Iterator[Area]:
    """Above then below the point, centred, then with its end or its beginning at the point."""
    (x, y), (width, height) = point, size
    below = [y + gap] if y + gap + height <= room.floor else []
    for top in (y - gap - height, *below):
        for wanted in (x - width / 2, x - width, x):
            left = min(max(wanted, room.left), max(room.left, room.right - width))
            yield Area(left, top, left + width, top + height)
