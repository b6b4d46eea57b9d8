"""All commands and options, as argparse reads them and its help shows them."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from backcompanion import __version__
from backcompanion.base.i18n import gettext as _
from backcompanion.cli.argparse_texts import translate_argparse
from backcompanion.cli.routine_arguments import add_actions

SLOWEST, FASTEST = 1.0, 240.0
BUILT_IN_ROUTINE = "upper-lower-back"


def create_parser() -> argparse.ArgumentParser:
    options = common_options()
    parser = argparse.ArgumentParser(
        prog="backcompanion",
        description=_("Follow a back workout, and see that you keep it up."),
        epilog=_("Without a command, the window opens."),
        parents=[options],
        allow_abbrev=False,
    )
    parser.set_defaults(command="")
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"))

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name, help=text, description=text, parents=[options], allow_abbrev=False
        )

    opened = command("open", _("open the window with a routine's file, as a double click does"))
    opened.add_argument("file", type=Path, nargs="?", metavar=_("FILE"))
    command("start", _("open the window and begin today's workout, as a reminder's Start does"))
    _add_commands(command)
    taken = _("list or show routines, check files with some, take them in and out")
    add_actions(_action_of(command("routine", taken), options))
    _add_folder_actions(
        _action_of(command("folder", _("the same history on several computers")), options)
    )
    return parser


def _action_of(
    parser: argparse.ArgumentParser, options: argparse.ArgumentParser
) -> Callable[[str, str], argparse.ArgumentParser]:
    actions = parser.add_subparsers(dest="action", metavar=_("ACTION"), required=True)

    def action(name: str, text: str) -> argparse.ArgumentParser:
        return actions.add_parser(
            name, help=text, description=text, parents=[options], allow_abbrev=False
        )

    return action


def _add_folder_actions(action: Callable[[str, str], argparse.ArgumentParser]) -> None:
    used = action("use", _("a folder that something else carries to your other computers"))
    used.add_argument("file", type=_folder, metavar=_("DIR"))
    used.add_argument("--name", metavar=_("NAME"), help=_("call this computer so"))
    used.add_argument("--with-notes", action="store_true", help=_("with your notes"))
    used.add_argument(
        "--with-remarks", action="store_true", help=_("with what you said to be careful with")
    )
    status = action("status", _("say what is in it, and from which computers"))
    status.add_argument("--json", action="store_true", help=_("as JSON"))
    action("now", _("write what is new here, read what is new there"))
    action("undo", _("take back what the latest of these commands brought, here and elsewhere"))
    action("leave", _("use it no more; what is in it stays"))


def common_options() -> argparse.ArgumentParser:
    """What may stand before the command or after it.

    Nothing has a default, or what is read after the command would undo what stood before it.
    """
    translate_argparse()
    options = argparse.ArgumentParser(
        prog="backcompanion",
        add_help=False,
        argument_default=argparse.SUPPRESS,
        allow_abbrev=False,
        exit_on_error=False,
    )
    options.add_argument(
        "--version",
        action="version",
        version=f"backcompanion {__version__}",
        help=_("show program's version number and exit"),
    )
    options.add_argument(
        "--data-dir",
        type=_folder,
        metavar=_("DIR"),
        help=_("keep everything that the program writes under DIR"),
    )
    options.add_argument(
        "--speed",
        type=_speed,
        metavar="N",
        help=_("training time runs N times as fast (1 to 240); only together with --data-dir"),
    )
    options.add_argument("--debug", action="store_true", help=_("log in full to standard error"))
    return options


def _add_commands(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    demo = command("demo", _("play a workout without a display and write a picture of every page"))
    demo.add_argument("--out", type=Path, metavar=_("DIR"), help=_("where to; else build/demo"))
    stats = command("stats", _("print the numbers of the Progress page"))
    stats.add_argument("--json", action="store_true", help=_("as JSON"))
    stats.add_argument("--today", type=_date, metavar=_("DATE"), help=_("as of that date"))
    stats.add_argument("--routine", metavar=_("ID"), help=_("of that routine alone"))
    _add_span(stats)
    export = command(
        "export",
        _("write the history to a .json or .csv file, or the days planned ahead to an .ics file"),
    )
    export.add_argument("file", type=Path, metavar=_("FILE"))
    import_parser = command(
        "import", _("add a .json or .csv file to the history, all of it or nothing")
    )
    import_parser.add_argument("file", type=Path, metavar=_("FILE"))
    import_parser.add_argument(
        "--take-theirs",
        action="store_true",
        help=_("where a session of the file differs from ours, take the file's"),
    )
    report = command("report", _("write what there is to show a therapist, .pdf, .csv or .json"))
    report.add_argument("file", type=Path, metavar=_("FILE"))
    _add_span(report)
    report.add_argument("--with-notes", action="store_true", help=_("with your notes"))
    report.add_argument(
        "--with-remarks", action="store_true", help=_("with what you said to be careful with")
    )
    backup = command(
        "backup",
        _("write everything (history, settings, what you made) to one .backcompanion file"),
    )
    backup.add_argument("file", type=Path, metavar=_("FILE"))
    backup.add_argument("--json", action="store_true", help=_("as JSON"))
    restore = command(
        "restore",
        _("go back to a backup, or to a .backcompanion file; without FILE, list what there is"),
    )
    restore.add_argument("file", type=_path_or_name, nargs="?", metavar=_("FILE"))
    restore.add_argument(
        "--preview", action="store_true", help=_("say what it would do, and write nothing")
    )
    restore.add_argument("--json", action="store_true", help=_("as JSON"))
    command("remind", _("remind of today's workout, if this is a day for one and reminders are on"))
    check = command("check", _("say what works here, and what to do where it does not"))
    what = check.add_mutually_exclusive_group()
    what.add_argument("--sound", action="store_true", help=_("play and speak as well"))
    what.add_argument(
        "--coaching",
        nargs="?",
        const=BUILT_IN_ROUTINE,
        metavar=_("ID"),
        help=_("instead, say where what is spoken in that routine does not fit what is done"),
    )
    check.add_argument(
        "--fitted",
        action="store_true",
        help=_("with --coaching: of the sessions that are made to fit into so many minutes"),
    )


def _add_span(parser: argparse.ArgumentParser) -> None:
    first, last = _("only what was trained from that date on"), _("only up to that date, included")
    parser.add_argument("--from", dest="from_", type=_date, metavar=_("DATE"), help=first)
    parser.add_argument("--to", type=_date, metavar=_("DATE"), help=last)


def _folder(text: str) -> Path:
    if not text:
        raise ValueError(text)
    return Path(text)


def _speed(text: str) -> float:
    speed = float(text)
    if not SLOWEST <= speed <= FASTEST:
        raise argparse.ArgumentTypeError(_("has to be from 1 to 240"))
    return speed


def _path_or_name(text: str) -> Path:
    """A Path would make the mere name of "./NAME", which may be a backup's as well."""
    return Path(text).absolute() if Path(text).name != text else Path(text)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("has to be a date like 2026-11-19")) from None
