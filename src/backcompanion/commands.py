"""The commands that need no window: stats, export, import. Nothing of Qt is loaded here."""

import sys
from datetime import datetime
from pathlib import Path

from backcompanion.arguments import Arguments
from backcompanion.history.store import Store
from backcompanion.i18n import gettext as _
from backcompanion.i18n import ngettext
from backcompanion.paths import folders

_SHOWN_REASONS = 20


def run(arguments: Arguments) -> int:
    """The exit status. Raises KnownError."""
    folder = folders(arguments.data_dir).data
    match arguments.command:
        case "stats":
            return _stats(Store.open(folder, create=False), arguments)
        case "export":
            return _export(Store.open(folder, create=False), arguments.file)
        case "import":
            return _import(Store.open(folder), arguments.file)
    raise AssertionError(arguments.command)


def _stats(store: Store, arguments: Arguments) -> int:
    from backcompanion.training.consistency import local_date_of
    from backcompanion.training.stats import stats, stats_json, stats_words

    history = store.read()
    day_starts = history.preferences.day_starts_minutes
    as_of = arguments.today or local_date_of(datetime.now().astimezone(), day_starts)
    found = stats(history, as_of)
    if arguments.json:
        import json

        print(json.dumps(stats_json(found), indent=1))
    else:
        print("\n".join(stats_words(found)))
    return 0


def _export(store: Store, target: Path) -> int:
    from backcompanion.history.exchange.files import export

    written = export(store, target)
    print(
        ngettext(
            "{n} session written to {file}.", "{n} sessions written to {file}.", written
        ).format(n=written, file=target)
    )
    return 0


def _import(store: Store, source: Path) -> int:
    from backcompanion.history.exchange.files import take_in

    report = take_in(store, source)
    print("\n".join(report.words()))
    for reason in report.refused[:_SHOWN_REASONS]:
        print(f"{source}: {reason}", file=sys.stderr)
    more = len(report.refused) - _SHOWN_REASONS
    if more > 0:
        print(_("… and {n} more.").format(n=more), file=sys.stderr)
    return 2 if report.refused else 0
