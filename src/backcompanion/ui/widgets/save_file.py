"""Where to save: asked in the system's dialog, and nothing replaced that was not asked about."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.history.exchange.export_target import with_ending
from backcompanion.ui.widgets.breakable import breakable


def ask_where_to_save(
    parent: QWidget,
    title: str,
    suggestion: str,
    kinds: str,
    ending: str | Callable[[str, str], str],
) -> Path | None:
    """None where the person leaves it. `kinds` as QFileDialog wants them.

    `ending`: what the name ends in, or how to tell from the typed name and the chosen kind. The
    dialog asks before it gives the name of a file that is there; where the ending makes it another
    name, that one is asked about here.
    """
    typed, kind = QFileDialog.getSaveFileName(parent, title, suggestion, kinds)
    if not typed:
        return None
    path = with_ending(typed, ending if isinstance(ending, str) else ending(typed, kind))
    if path != Path(typed) and path.exists() and not _may_replace(parent, path):
        return None
    return path


def _may_replace(parent: QWidget, path: Path) -> bool:
    buttons = QMessageBox.StandardButton
    answer = QMessageBox.question(
        parent,
        _("Replace the file?"),
        _("{file} is there already. Replace it?").format(file=breakable(str(path))),
        buttons.Yes | buttons.No,
        buttons.No,
    )
    return answer == buttons.Yes
