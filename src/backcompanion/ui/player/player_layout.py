"""Where everything stands in the Player, as a function of the window's size.

It is read from three metres: the countdown's digits are at least an eighth of the window's height,
the name's type an eighteenth, whatever its proportions. In a window that is wider than high the
figure stands at the left; in one that is not, above everything else.
"""

from PySide6.QtCore import QRect

from backcompanion.base.dataclass import dataclass

# The digits are 0.45 of the ring in type size and 0.727 of that in height: of 0.386 of the window's
# height that makes an eighth.
MIN_RING_SHARE = 0.386
MIN_NAME_SHARE = 1 / 18
DESIGNED_WIDTH, DESIGNED_HEIGHT = 1280, 800
# Narrower than so many times its height, a window has the figure above the words.
SIDE_BY_SIDE_FROM = 1.05
MAX_NAME_LINES = 3
_LINE_SPACING = 1.25


@dataclass(frozen=True, slots=True)
class PlayerLayout:
    """Places in logical pixels, and sizes of type in pixels (names with `type`)."""

    place: QRect
    coming: QRect
    time: QRect
    marks: QRect
    kind: QRect
    figure: QRect
    caption: QRect
    ring: QRect
    name: QRect
    cue: QRect
    pills: QRect
    bar: QRect
    controls: QRect
    small_type: float
    coming_type: float
    kind_type: float
    caption_type: float
    message_type: float
    name_type: float
    least_name_type: float
    cue_type: float
    pills_type: float


def compute_layout(
    width: int, height: int, text_percent: int, *, full_screen: bool, name_lines: int = 1
) -> PlayerLayout:
    """`name_lines`: how many lines the name takes, 1 to MAX_NAME_LINES; with more than one its type
    is the least that can be read from three metres.
    """
    scale = min(width / DESIGNED_WIDTH, height / DESIGNED_HEIGHT)
    text = scale * text_percent / 100
    upright = width < SIDE_BY_SIDE_FROM * height
    margin = round(50 * scale)
    inner = width - 2 * margin
    top, line, side = round(26 * scale), round(max(22.0, 30 * scale)), round(width * 0.26)
    controls = round(max(44.0, 48 * scale))
    # In full screen the buttons that the mouse brings lie over the bar, and over no words.
    below = max(round(24 * scale), controls + round(8 * scale) - 30)
    foot = height - (below if full_screen else controls + round(27 * scale))
    bar = foot - 30 - round(14 * scale)
    kind_top, kind = round(98 * scale), round(max(24.0, 32 * scale))
    least_name = height * MIN_NAME_SHARE
    name_type = max(52 * text, least_name) if name_lines == 1 else least_name
    column = _column(height, scale, text, name_type, name_lines)
    if upright:
        places = _one_above_the_other(column, QRect(margin, kind_top + kind, inner, bar))
    else:
        split = round(width * 0.53)
        left = split + round(10 * scale)
        places = _side_by_side(
            column,
            figure=QRect(margin, kind_top + kind - 6, split - margin, bar),
            words=QRect(left, round(86 * scale), width - left - margin, bar),
            usual_ring=round(320 * scale),
        )
    pills = places.pills.height()
    return PlayerLayout(
        place=QRect(margin, top, side, line),
        coming=QRect(margin + side, top, width - 2 * (margin + side), line),
        time=QRect(width - margin - side, top, side, line),
        marks=QRect(margin, top + line + 2, width - 2 * margin, kind_top - top - line - 4),
        kind=QRect(margin, kind_top, inner if upright else round(width * 0.45), kind),
        figure=places.figure,
        caption=places.caption,
        ring=places.ring,
        name=places.name,
        # Two lines of it keep away from the pills.
        cue=places.cue.adjusted(0, 0, 0, -round(6 * scale)),
        pills=places.pills.adjusted(0, round(6 * scale), 0, round(4 * scale)),
        bar=QRect(margin, bar, inner, 30),
        controls=QRect(margin, height - controls - round(22 * scale), inner, controls),
        small_type=max(13.0, 15 * scale),
        coming_type=max(14.0, 20 * scale),
        kind_type=max(15.0, 20 * scale),
        caption_type=max(14.0, 17 * scale),
        message_type=max(14.0, 17 * scale),
        name_type=name_type,
        least_name_type=least_name,
        cue_type=27 * text,
        pills_type=min(21 * text, max(11.0, pills / 2.3)),
    )


@dataclass(frozen=True, slots=True)
class _Column:
    """Heights of what stands below one another, as far as there is room."""

    name: int
    cue: int
    pills: int
    gap: int
    caption: int
    least_ring: int


def _column(height: int, scale: float, text: float, name_type: float, name_lines: int) -> _Column:
    return _Column(
        name=round(name_type * (1.3 if name_lines == 1 else _LINE_SPACING * name_lines)),
        cue=round(27 * text * 2.55),
        pills=round(50 * text),
        gap=round(14 * scale),
        caption=round(max(40.0, 52 * scale)),
        least_ring=round(height * MIN_RING_SHARE),
    )


@dataclass(frozen=True, slots=True)
class _Places:
    figure: QRect
    caption: QRect
    ring: QRect
    name: QRect
    cue: QRect
    pills: QRect


def _side_by_side(column: _Column, *, figure: QRect, words: QRect, usual_ring: int) -> _Places:
    """`figure` and `words` say where each begins and how wide it is; their height is the foot."""
    foot, caption = figure.height(), column.caption
    room = foot - words.top() - 2 * column.gap - column.name
    ring = max(column.least_ring, min(usual_ring, room - column.cue - column.pills))
    return _Places(
        QRect(figure.left(), figure.top(), figure.width(), foot - caption - figure.top()),
        QRect(figure.left(), foot - caption - 4, figure.width(), caption),
        *_below_the_ring(column, words.left(), words.top(), words.width(), ring, room),
    )


def _one_above_the_other(column: _Column, room: QRect) -> _Places:
    """`room` says where it begins and how wide it is; its height is the foot."""
    left, width = room.left(), room.width()
    free = room.height() - room.top() - 2 * column.gap - column.name
    ring = min(column.least_ring, width, free)
    # What the ring, the words and the caption leave is the figure's.
    figure = max(0, free - ring - column.cue - column.pills - column.caption)
    top = room.top() + figure
    return _Places(
        QRect(left, room.top(), width, figure),
        QRect(left, top, width, column.caption),
        *_below_the_ring(
            column, left, top + column.caption, width, ring, free - figure - column.caption
        ),
    )


def _below_the_ring(
    column: _Column, left: int, top: int, width: int, ring: int, room: int
) -> tuple[QRect, QRect, QRect, QRect]:
    """Ring, name, cue and pills; where the window is low, or the text large, the last two share
    what is left.
    """
    cue, pills = column.cue, column.pills
    left_over = max(0, room - ring)
    if cue + pills > left_over:
        share = left_over / (cue + pills)
        cue, pills = round(cue * share), round(pills * share)
    name_top = top + ring + column.gap
    cue_top = name_top + column.name
    return (
        QRect(left, top, width, ring),
        QRect(left, name_top, width, column.name),
        QRect(left, cue_top, width, cue),
        QRect(left, cue_top + cue, width, max(18, pills)),
    )
