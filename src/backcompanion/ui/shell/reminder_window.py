"""The reminder as a small window of ours, where the desktop has no notifications with buttons."""

import sys
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMessageBox, QPushButton

from backcompanion.system.desktop_notification import DEFAULT_ACTION, NotificationAnswer


def ask_in_window(
    title: str, text: str, buttons: Mapping[str, str], wait_seconds: float
) -> NotificationAnswer:
    """Until it is answered or closed, `wait_seconds` at most; the focus stays where it is."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    answers: list[str] = []
    box = create_box(title, text, buttons, answers)
    QTimer.singleShot(round(wait_seconds * 1000), box, box.close)
    box.show()
    box.finished.connect(app.quit)
    app.exec()
    box.deleteLater()
    return NotificationAnswer(answers[0] if answers else "")


def create_box(
    title: str, text: str, buttons: Mapping[str, str], answers: list[str]
) -> QMessageBox:
    """The id of the button that was pressed is added to `answers`; none where it was closed."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, text)
    box.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    box.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
    # Qt closes the box with Escape only where it knows which button that stands for.
    last = QPushButton()
    for id, label in buttons.items():
        if id == DEFAULT_ACTION:
            continue
        last = box.addButton(label, QMessageBox.ButtonRole.ActionRole)
        last.setObjectName(id)
        last.clicked.connect(partial(answers.append, id))
    box.setEscapeButton(last)
    row = box.findChild(QDialogButtonBox)
    if row is not None:
        row.setCenterButtons(True)
    return box
