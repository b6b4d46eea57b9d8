"""Where everything stands in the Player, as a function of the window's size.

It is read from three metres: the countdown's digits are at least an eighth of the window's height,
the name's type an eighteenth, whatever its proportions. In a window that is wider than high the
figure stands at the left; in one that is not, above everything else.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRect

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

    def px(designed: float) -> int:
        return round(designed * scale)

    margin = px(50)
    inner = width - 2 * margin
    top, line, side = px(26), round(max(22.0, 30 * scale)), round(width * 0.26)
    controls = round(max(44.0, 48 * scale))
    foot = height - (px(24) if full_screen else controls + px(27))
    bar = foot - 30 - px(14)
    split = round(width * 0.53)
    left = margin if upright else split + px(10)
    right = width - left - margin
    kind_top = px(98)
    kind = round(max(24.0, 32 * scale))
    caption = round(max(40.0, 52 * scale))

    least_name = height * MIN_NAME_SHARE
    name_type = max(52 * text, least_name) if name_lines == 1 else least_name
    name = round(name_type * (1.3 if name_lines == 1 else _LINE_SPACING * name_lines))
    cue, pills = round(27 * text * 2.55), round(50 * text)
    gap = px(14)
    least_ring = round(height * MIN_RING_SHARE)
    ring_top = kind_top + kind if upright else px(86)
    room = bar - ring_top - 2 * gap - name
    if upright:
        # What the ring, the words and the caption leave is the figure's.
        ring = min(least_ring, right, room)
        figure_height = max(0, room - ring - cue - pills - caption)
        ring_top += figure_height + caption
        room -= figure_height + caption
    else:
        ring = max(least_ring, min(px(320), room - cue - pills))
    # Where the window is low, or the text large, the cue and the pills share what is left.
    left_over = max(0, room - ring)
    if cue + pills > left_over:
        share = left_over / (cue + pills)
        cue, pills = round(cue * share), round(pills * share)
    y = ring_top + ring + gap
    cue_place = QRect(left, y + name, right, cue)
    if upright:
        figure = QRect(margin, kind_top + kind, inner, figure_height)
        caption_place = QRect(margin, figure.bottom() + 1, inner, caption)
    else:
        figure_top = kind_top + px(26)
        figure = QRect(margin, figure_top, split - margin, bar - caption - figure_top)
        caption_place = QRect(margin, bar - caption - 4, split - margin, caption)
    return PlayerLayout(
        place=QRect(margin, top, side, line),
        coming=QRect(margin + side, top, width - 2 * (margin + side), line),
        time=QRect(width - margin - side, top, side, line),
        kind=QRect(margin, kind_top, inner if upright else round(width * 0.45), kind),
        figure=figure,
        caption=caption_place,
        ring=QRect(left, ring_top, right, ring),
        name=QRect(left, y, right, name),
        cue=cue_place,
        pills=QRect(left, cue_place.bottom() + 1 + px(6), right, max(18, pills - px(2))),
        bar=QRect(margin, bar, inner, 30),
        controls=QRect(margin, height - controls - px(22), inner, controls),
        small_type=max(13.0, 15 * scale),
        coming_type=max(14.0, 20 * scale),
        kind_type=max(15.0, 20 * scale),
        caption_type=max(14.0, 17 * scale),
        name_type=name_type,
        least_name_type=least_name,
        cue_type=27 * text,
        pills_type=min(21 * text, max(11.0, pills / 2.3)),
    )
