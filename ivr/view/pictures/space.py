"""Turn a layout into the place that it leaves free for a panel."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from ivr.view.pictures.boxes import Box, labels_size, tag_size
from ivr.view.pictures.layout import Layout, Point

Area = tuple[float, float, float, float]  # left, top, right, low
CLEAR, STEP = 24.0, 10


def free_place(layout: Layout, boxes: Mapping[str, Box], size: tuple[float, float]) -> Point:
    """Return the upper left corner of the highest free place at a side, or one beside it all."""
    width, height = size
    taken = list(taken_areas(layout, boxes))
    for top in range(0, int(layout.height - height) + 1, STEP):
        for left in (0.0, layout.width - width):
            wanted = (left - CLEAR, top - CLEAR, left + width + CLEAR, top + height + CLEAR)
            if left >= 0 and not any(overlap(wanted, area) for area in taken):
                return left, float(top)
    return layout.width + CLEAR, 0.0


def taken_areas(layout: Layout, boxes: Mapping[str, Box]) -> Iterator[Area]:
    """Yield the areas of boxes, labels and tags, and of each stretch of a curve."""
    for name, middle in layout.places.items():
        yield _around(middle, (boxes[name].width, boxes[name].height))
    for route in layout.routes:
        if route.labels:
            yield _around(route.labels, labels_size(route.arrow.labels))
        if route.tag:
            yield _around(route.tag, tag_size(route.arrow))
        for run in route.curves:
            for (x, y), (ax, ay) in pairwise(run.points):
                yield min(x, ax), min(y, ay), max(x, ax), max(y, ay)


def overlap(one: Area, other: Area) -> bool:
    """Tell whether two areas have some room in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _around(middle: Point, size: tuple[float, float]) -> Area:
    (x, y), (width, height) = middle, size
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2
