"""The Player is legible from three metres at any size, and nothing lies over anything else."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcompanion.ui.player.player_layout import (
    MAX_NAME_LINES,
    PlayerLayout,
    compute_layout,
)

SIZES = [
    (900, 500),
    (960, 540),
    (1280, 800),
    (1366, 768),
    (1920, 1080),
    (3840, 2160),
    # Portrait halves of a screen.
    (960, 1080),
    (1080, 1920),
    (1920, 2160),
]


def boxes(a: PlayerLayout) -> dict[str, object]:
    names = (
        "place",
        "coming",
        "time",
        "kind",
        "ring",
        "name",
        "cue",
        "pills",
        "bar",
        "controls",
        "caption",
    )
    return {name: getattr(a, name) for name in names}


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("percent", [75, 100, 150])
@pytest.mark.parametrize("full", [False, True])
def test_it_can_be_read_from_three_metres(
    width: int, height: int, percent: int, full: bool
) -> None:
    a = compute_layout(width, height, percent, full_screen=full)
    ring = min(a.ring.width(), a.ring.height())
    assert ring * 0.45 * 0.727 >= height / 8 * 0.995
    assert a.name_type >= height / 18 * 0.999
    assert a.least_name_type >= height / 18 * 0.999


@given(
    st.integers(900, 3840),
    st.integers(500, 2160),
    st.integers(75, 150),
    st.booleans(),
    st.integers(1, MAX_NAME_LINES),
)
def test_nothing_lies_over_anything_else(
    width: int, height: int, percent: int, full: bool, lines: int
) -> None:
    a = compute_layout(width, height, percent, full_screen=full, name_lines=lines)
    for (first, box), (other, over) in combinations(boxes(a).items(), 2):
        if full and "controls" in (first, other):
            continue  # they come and go with the mouse
        assert not box.adjusted(0, 1, 0, -1).intersects(over.adjusted(0, 1, 0, -1)), (first, other)  # type: ignore[attr-defined]
    for name, box in boxes(a).items():
        assert box.left() >= 0 and box.right() <= width, name  # type: ignore[attr-defined]
        assert box.bottom() <= height, name  # type: ignore[attr-defined]
