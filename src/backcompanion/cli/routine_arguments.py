"""What can be said of routines on the command line."""

import argparse
import unicodedata
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import get_args

from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.terms import Equipment, Level, Remark

_NO_TEXT = frozenset({"Cc", "Cs"})  # control characters, halves of characters


def add_actions(action: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Routines as they are and as files. `action`: adds one, with what its help says."""
    check = action("check", _("say whether files with routines can be read"))
    check.add_argument("files", type=Path, nargs="+", metavar=_("FILE"))
    taken = action(
        "import", _("take in routines: a sheet, a .toml, a .backroutine, or another program's file")
    )
    taken.add_argument("file", type=Path, metavar=_("FILE"))
    taken.add_argument("--as", dest="name", type=_name, metavar=_("NAME"), help=_("call it so"))
    given = action(
        "export",
        _("write a routine to a .txt, .toml, .backroutine, .pdf, .png or (for JAWT) .json file"),
    )
    given.add_argument("id", metavar=_("ID"))
    given.add_argument("file", type=Path, metavar=_("FILE"))
    removed = action("remove", _("remove a routine of your own"))
    removed.add_argument("id", metavar=_("ID"))
    listed = action("list", _("name every routine"))
    listed.add_argument("--json", action="store_true", help=_("as JSON"))
    _add_show(action)


def _add_show(action: Callable[[str, str], argparse.ArgumentParser]) -> None:
    show = action("show", _("show a workout as it would be trained"))
    show.add_argument("id", metavar=_("ID"))
    show.add_argument("--json", action="store_true", help=_("as JSON"))
    show.add_argument("--cues", action="store_true", help=_("with all that is said"))
    show.add_argument(
        "--voice",
        metavar=_("NAME"),
        help=_("with --cues: with the lengths that sentences had in that voice when it spoke"),
    )
    show.add_argument(
        "--minutes",
        type=_minutes,
        metavar="N",
        help=_("fitted into so many minutes, 4 to 40; instead of the settings'"),
    )
    show.add_argument("--rounds", type=int, choices=(1, 2, 3), help=_("instead of the settings'"))
    show.add_argument("--level", choices=get_args(Level), help=_("instead of the settings'"))
    show.add_argument(
        "--pace",
        type=_pace,
        metavar=_("PERCENT"),
        help=_("60 to 150 percent of the written tempo, in steps of 5; instead of the settings'"),
    )
    show.add_argument("--no-warm-up", action="store_true", help=_("without the warm-up"))
    things, remarks = get_args(Equipment), get_args(Remark)
    show.add_argument(
        "--equipment",
        type=partial(_words, known=things),
        metavar=_("LIST"),
        help=_("what there is, with commas, or none; instead of the settings'"),
    )
    show.add_argument(
        "--remarks",
        type=partial(_words, known=remarks),
        metavar=_("LIST"),
        help=_("what to be careful with, with commas, or none; instead of the settings'"),
    )


def _name(text: str) -> str:
    name = " ".join(text.split())
    # Joiners are not printable by themselves: Persian, Hindi and pictures of two parts have them.
    if not 1 <= len(name) <= 120 or any(unicodedata.category(c) in _NO_TEXT for c in name):
        raise argparse.ArgumentTypeError(_("has to be a name of at most 120 characters"))
    return name


def _pace(text: str) -> int:
    from backcompanion.training.exercise.terms import LEAST_PACE, MOST_PACE, PACE_STEP

    pace = int(text.removesuffix("%"))
    if not LEAST_PACE <= pace <= MOST_PACE or pace % PACE_STEP:
        message = _("has to be from {least} to {most}, in steps of {step}")
        raise argparse.ArgumentTypeError(
            message.format(least=LEAST_PACE, most=MOST_PACE, step=PACE_STEP)
        )
    return pace


def _minutes(text: str) -> int:
    from backcompanion.training.session.fitting import LEAST_MINUTES, MOST_MINUTES

    minutes = int(text)
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        message = _("has to be from {least} to {most}")
        raise argparse.ArgumentTypeError(message.format(least=LEAST_MINUTES, most=MOST_MINUTES))
    return minutes


def _words(text: str, known: tuple[str, ...]) -> frozenset[str]:
    named = frozenset(word.strip() for word in text.split(",")) - {""}
    if not named:
        message = _("nothing is named; these are: {known}, none")
        raise argparse.ArgumentTypeError(message.format(known=", ".join(known)))
    words = named - {"none"}
    if unknown := sorted(words - set(known)):
        message = _("{words} is not known; these are: {known}, none")
        raise argparse.ArgumentTypeError(
            message.format(words=", ".join(unknown), known=", ".join(known))
        )
    return words
