"""A whole number that is typed, where a menu offers only some."""

from PySide6.QtWidgets import QDialog, QInputDialog, QWidget

from backcompanion.ui import theme
from backcompanion.ui.widgets.input_style import apply_input_style


def ask_number(
    parent: QWidget, title: str, question: str, now: int, bounds: tuple[int, int]
) -> int | None:
    """None where it was left. `bounds`: the least and the most, which are said."""
    least, most = bounds
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setInputMode(QInputDialog.InputMode.IntInput)
    dialog.setLabelText(f"{question} ({least}–{most})")
    dialog.setIntRange(least, most)
    dialog.setIntValue(min(max(now, least), most))
    dialog.setFont(theme.font(14))
    apply_input_style(dialog)
    number = dialog.intValue() if dialog.exec() == QDialog.DialogCode.Accepted else None
    dialog.deleteLater()
    return number
