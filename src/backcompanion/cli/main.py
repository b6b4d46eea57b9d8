"""From the command line to a command, and from errors to a sentence and an exit status."""

import gc

gc.disable()  # nothing that is imported is garbage: looking for some takes a launch 3 ms

import os
import sys
from collections.abc import Sequence
from typing import get_args

from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.cli.arguments import Arguments, parse

gc.freeze()  # nor is it looked at once there may be some: the first look would take 2 ms
gc.enable()

EXIT_CRASH = 1
EXIT_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """The exit status: 0 done, 2 wrong usage or bad input, 3 this machine cannot, 1 our fault."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    arguments = Arguments()
    _choose_language(sys.argv[1:] if argv is None else argv)
    try:
        arguments = parse(sys.argv[1:] if argv is None else argv)
        status = _run(arguments)
        sys.stdout.flush()
    except KnownError as error:
        print(f"backcompanion: {error}", file=sys.stderr)
        return error.exit_status
    except SystemExit as exit_request:  # argparse has said why
        return exit_request.code if isinstance(exit_request.code, int) else 0
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:  # whoever read our lines has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # or Python complains when it closes it
        return 0
    except Exception as error:  # noqa: BLE001 - anything else is a fault of ours
        _report_crash(error, arguments)
        return EXIT_CRASH
    return status


def _run(arguments: Arguments) -> int:
    match arguments.command:
        case "" | "open" | "start":
            return _window(arguments)
        case "demo":
            from backcompanion.cli.demo import run as run_demo

            return run_demo(arguments.out)
        case "check":
            from backcompanion.cli import check

            return check.run(arguments)
        case _:
            from backcompanion.cli import commands

            return commands.run(arguments)


def _window(arguments: Arguments) -> int:
    # Nothing of a launch is garbage; `app` lets the collector in again once the window stands.
    gc.disable()

    from backcompanion.system.display import display_problem

    problem = display_problem()
    if problem is not None:
        print(problem, file=sys.stderr)
        return 3
    from backcompanion.app import run as open_window

    file = str(arguments.file.absolute()) if arguments.file.name else ""
    status = open_window(
        arguments.data_dir,
        speed=arguments.speed,
        debug=arguments.debug,
        file=file,
        begin=arguments.command == "start",
    )
    if status:
        from backcompanion.system.restart import RESTART_STATUS, restart

        return restart() if status == RESTART_STATUS else status
    return status


def _choose_language(argv: Sequence[str]) -> None:
    """That of the settings, before a word is said; without reading all of them."""
    import re
    from contextlib import suppress
    from itertools import pairwise
    from pathlib import Path

    from backcompanion.base.i18n import choose_language
    from backcompanion.base.paths import folders

    pairs = [*pairwise(argv), *(each.partition("=")[::2] for each in argv)]
    folder = next((Path(value) for name, value in pairs if name == "--data-dir" and value), None)
    file = folders(folder).config / "settings.json"
    chosen = None
    with suppress(OSError):
        if file.is_file():
            chosen = re.search(rb'"language": *"([A-Za-z_]{2,12})"', file.read_bytes())
    choose_language(chosen[1].decode() if chosen else "")


def _report_crash(error: Exception, arguments: Arguments) -> None:
    """The report goes into the log folder, or, where that cannot be, to standard error."""
    from backcompanion.base import crash_report
    from backcompanion.base.paths import folders
    from backcompanion.system.wall_clock import wall_clock
    from backcompanion.training.exercise.terms import Remark

    text = crash_report.report(type(error), error, error.__traceback__, get_args(Remark))
    path = crash_report.write_report(text, folders(arguments.data_dir).log, wall_clock())
    message = _("backcompanion: this is a mistake of the program, not yours.")
    if path is None or arguments.debug:
        print(f"{message}\n\n{text}", file=sys.stderr)
    if path is not None:
        print(
            _("{message} Please send its authors the report that lies in {path}").format(
                message=message, path=path
            ),
            file=sys.stderr,
        )
