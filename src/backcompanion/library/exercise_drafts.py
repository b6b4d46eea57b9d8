"""An exercise of one's own that does not say all: what it lacks, and what holds until it says so.

Only the name is needed. A draft can be trained like any other.
"""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.exercise import Lack
from backcompanion.training.exercise.terms import Position

DEFAULT_LEAD = "{side} side"
DEFAULT_REPETITIONS = 8
_EYES = {"standing": "screen", "hinged": "floor", "seated": "screen", "hands-and-knees": "floor"}
_EYES |= {"lying-side": "screen"}

# Exercises that are shipped, by the position of which they show no more than how it is taken.
PLAIN_STARTS = {
    "standing": "march",
    "hinged": "reverse-fly",
    "seated": "seated-reach",
    "prone": "back-bows",
    "hands-and-knees": "cat-and-cow",
    "over-the-ball": "ball-back-extensions",
    "kneeling-back": "childs-pose",
    "lying-back": "bridge",
    "lying-side": "side-lying-rest",
}
_WORDS = frozenset(("set_up", "move", "feel", "avoid", "short"))


def default_eyes(position: str) -> str:
    """Where one looks in that position."""
    return _EYES.get(position, "away")


def default_phases() -> list[dict[str, Any]]:
    """There and back, calmly."""
    return [
        {"name": "reach", "seconds": 2, "breath": "out"},
        {"name": "hold", "seconds": 1},
        {"name": "return", "seconds": 3, "breath": "in"},
    ]


def default_cues(position: str) -> dict[str, Any]:
    """What is said of an exercise about which nothing is known but its position."""
    return {
        "set_up": set_up_sentence(position),
        "move": _("Move slowly and evenly, as you were shown."),
        "feel": _("Steady work, and no pain."),
        "avoid": _("Anything that hurts; make it smaller then."),
        "short": [_("Calm and even."), _("Keep breathing.")],
    }


def set_up_sentence(position: str) -> str:
    """How to begin in that position."""
    return {
        "standing": _("Stand with your feet as wide as your hips."),
        "hinged": _("Stand, and bend forward from your hips."),
        "seated": _("Sit tall."),
        "prone": _("Lie on your front."),
        "hands-and-knees": _("Come to your hands and knees."),
        "over-the-ball": _("Lie over the ball on your front."),
        "kneeling-back": _("Kneel, and sit back on your heels."),
        "lying-back": _("Lie on your back."),
        "lying-side": _("Lie on your side."),
    }.get(position, _("Get into position."))


def completed(mapping: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[Lack, ...]]:
    """With all that an exercise's file must say, and what of it was made up.

    What is there stays as it is, right or wrong.
    """
    lacks: list[Lack] = []
    whole = {"kind": "work", "muscles_main": [], **mapping}
    if "position" not in whole:
        lacks.append("position")
        whole["position"] = "standing"
    position = whole["position"] if whole["position"] in get_args(Position) else ""
    whole.setdefault("eyes", default_eyes(position))
    if "sides" not in whole:
        lacks.append("sides")
        whole["sides"] = "both"
    if whole["sides"] != "both":
        whole.setdefault("lead", DEFAULT_LEAD)
    cues = whole.setdefault("cues", {})
    if isinstance(cues, Mapping):
        if _WORDS.isdisjoint(cues):  # what a part of it is called says nothing of how it is done
            lacks.append("cues")
        whole["cues"] = {**default_cues(position), **cues}
    if _complete_tempo(whole):
        lacks.append("tempo")
    return whole, tuple(lacks)


def _complete_tempo(whole: dict[str, Any]) -> bool:
    """Whether there was none."""
    variants = whole.get("variants", {})
    if not isinstance(variants, Mapping):
        return False
    standard = variants.get("standard", {})
    if not isinstance(standard, Mapping):
        return False
    lacking = "parts" not in standard
    if whole["position"] == "over-the-ball":
        standard = {"needs": [["physio-ball"]], **standard}
        variants = {
            level: {"needs": [["physio-ball"]], **each} if isinstance(each, Mapping) else each
            for level, each in variants.items()
        }
    standard = {"name": whole.get("name", ""), **standard}
    if lacking:
        part = {"repetitions": DEFAULT_REPETITIONS, "phases": default_phases()}
        standard["parts"] = [part]
        if whole["sides"] == "alternating":
            standard.setdefault("alternating", True)
    whole["variants"] = {**variants, "standard": standard}
    return lacking


def lack_text(lack: Lack) -> str:
    """What a draft lacks, in a word."""
    return {
        "position": _("position"),
        "sides": _("sides"),
        "cues": _("words"),
        "tempo": _("tempo"),
        "figure": _("figure"),
    }[lack]


def lacks_sentence(lacks: Sequence[Lack]) -> str:
    """Empty where nothing is lacking."""
    if not lacks:
        return ""
    text = _("A draft: it lacks {lacks}. It can be trained all the same.")
    return text.format(lacks=_(", ").join(lack_text(each) for each in lacks))
