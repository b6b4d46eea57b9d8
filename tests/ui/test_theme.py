"""Text keeps a contrast of 4.5 : 1 on every ground that it stands on, in both themes."""

import pytest

from backcompanion.ui.theme import (
    DARK,
    DARK_HIGH_CONTRAST,
    LIGHT,
    LIGHT_HIGH_CONTRAST,
    Colours,
    mix,
)


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(ink: str, other: str) -> float:
    light, dark = sorted((luminance(ink), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


GROUNDS = ("background", "surface", "sunk", "soft")


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "grounds"),
    [
        ("text", GROUNDS),
        ("muted", GROUNDS),
        ("accent", GROUNDS),
        ("prepare", ("background", "surface", "soft")),
        ("rest", ("background", "surface")),
        ("work", ("background", "surface")),
        ("cool_down", ("background", "surface")),
        ("danger", ("background", "surface", "soft")),
        ("on_accent", ("accent",)),
    ],
)
def test_contrast(colours: Colours, ink: str, grounds: tuple[str, ...]) -> None:
    for ground in grounds:
        ratio = contrast(getattr(colours, ink), getattr(colours, ground))
        assert ratio >= 4.5, f"{ink} on {ground}: {ratio:.2f}"


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_pressed_button_keeps_its_contrast(colours: Colours) -> None:
    hot = mix(colours.accent, colours.text, 0.12).name()
    assert contrast(colours.on_accent, hot) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT_HIGH_CONTRAST, DARK_HIGH_CONTRAST])
def test_with_more_contrast_all_that_is_read_has_seven_to_one_and_lines_three(
    colours: Colours,
) -> None:
    for ground in GROUNDS:
        behind = getattr(colours, ground)
        for ink in ("text", "muted", "accent", "prepare", "rest", "work", "cool_down", "danger"):
            assert contrast(getattr(colours, ink), behind) >= 7, (ink, ground)
        assert contrast(colours.line, behind) >= 3, ground
    assert contrast(colours.on_accent, colours.accent) >= 7
    hot = mix(colours.accent, colours.text, 0.12).name()
    assert contrast(colours.on_accent, hot) >= 7


def test_black_on_white_is_twenty_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
