"""What argparse says by itself, in the person's language.

It asks the standard library's gettext, which looks for a catalogue of the system's. Ours lie within
the package, and the language may be one that was chosen in Settings.
"""

import argparse

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext


def translate_argparse() -> None:
    """From now on; what is said is looked up when it is said."""
    # WORKAROUND: argparse has no other door (https://github.com/python/cpython/issues/66305).
    setattr(argparse, "_", _own_text)  # noqa: B010 - mypy does not know it
    setattr(argparse, "ngettext", _own_counted)  # noqa: B010


def _own_text(text: str) -> str:
    return _texts().get(text, text)


def _own_counted(singular: str, plural: str, n: int) -> str:
    if singular == "expected %s argument":
        return ngettext("expected %s argument", "expected %s arguments", n)
    return singular if n == 1 else plural


def _texts() -> dict[str, str]:
    """What a person can be told; the rest is about a parser that is made wrongly."""
    return {
        "usage: ": _("usage: "),
        "positional arguments": _("positional arguments"),
        "options": _("options"),
        "show this help message and exit": _("show this help message and exit"),
        "argument %(argument_name)s: %(message)s": _("argument %(argument_name)s: %(message)s"),
        "unrecognized arguments: %s": _("unrecognized arguments: %s"),
        "not allowed with argument %s": _("not allowed with argument %s"),
        "ignored explicit argument %r": _("ignored explicit argument %r"),
        "the following arguments are required: %s": _("the following arguments are required: %s"),
        "expected one argument": _("expected one argument"),
        "expected at most one argument": _("expected at most one argument"),
        "expected at least one argument": _("expected at least one argument"),
        "invalid %(type)s value: %(value)r": _("cannot be read: %(value)r"),
        "invalid choice: %(value)r (choose from %(choices)s)": _(
            "invalid choice: %(value)r (choose from %(choices)s)"
        ),
        "%(prog)s: error: %(message)s\n": _("%(prog)s: error: %(message)s") + "\n",
    }
