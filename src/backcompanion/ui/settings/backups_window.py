"""The backups to go back to, with what each holds and what going back would lose."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.background_task import BackgroundTask
from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.history.safety.backups import Backup
from backcompanion.history.safety.contents import (
    BackupContents,
    ListedBackup,
    listed_backups,
    reason_text,
)
from backcompanion.history.safety.everything_backups import EverythingBackup, everything_backups
from backcompanion.ui import theme
from backcompanion.ui.text import formats
from backcompanion.ui.text.backup_text import contents_text
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.direction import set_margins
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.prompt import Answer, Prompt
from backcompanion.ui.widgets.scroll_page import ScrollPage
from backcompanion.ui.widgets.window_size import resize_within_screen

BackupSummaries = Sequence[tuple[Backup, BackupContents]]


@dataclass(frozen=True, slots=True)
class FoundBackups:
    listed: tuple[ListedBackup, ...]
    everything: tuple[EverythingBackup, ...]


class BackupsWindow(QWidget):
    """`restore_requested` carries the path; `everything_requested` that of one with settings and
    own files. Going back is done by whoever opened this.
    """

    restore_requested = Signal(object)
    everything_requested = Signal(object)

    def __init__(self, folder: Path, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("backupsWindow")
        self.setWindowTitle(_("Backups"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within_screen(self, 720, 560)
        self._chosen_path: Path | None = None
        self._question: Prompt | None = None
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(12)
        self._column.addWidget(Label(_("Go back to a backup"), 22, theme.BOLD))
        note = _(
            "Made by itself on the first start of a day, and before anything that changes much."
            " What is there now is backed up first, so going back can be undone here as well."
            " Settings are not part of them."
        )
        self._column.addWidget(Label(note, 14, role=theme.MUTED, wrap=True))
        self._status = Label(_("Looking…"), 14, role=theme.MUTED)
        self._column.addWidget(self._status)
        self._column.addStretch(1)
        page = ScrollPage(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page)
        # Each backup has to be opened to be looked into.
        task = BackgroundTask(self, "backups")
        task.succeeded.connect(self._on_found)
        task.failed.connect(self._status.setText)
        task.start(partial(_look, folder))

    def _on_found(self, backups: FoundBackups) -> None:
        self.show_backups(
            [(each.backup, each.contents) for each in backups.listed if each.contents]
        )
        for backup in backups.everything:
            self.show_everything(backup)
        for each in backups.listed:
            if each.contents is None:
                self.show_problem(each.backup, each.problem)

    def show_everything(self, backup: EverythingBackup) -> None:
        self._status.hide()
        reason = _("everything, before it was brought back from a file")
        made_at = formats.day_and_time(backup.made_at)
        card, row = self._card(made_at, reason, backup.path.name)
        row.addWidget(self._button(backup.path, made_at, self._on_everything_clicked))
        self._column.insertWidget(self._column.count() - 1, card)

    def show_problem(self, backup: Backup, problem: str) -> None:
        """One that is there and cannot be gone back to, with why."""
        self._status.hide()
        made_at = formats.day_and_time(backup.made_at)
        card, _row = self._card(made_at, reason_text(backup), problem)
        self._column.insertWidget(self._column.count() - 1, card)

    def show_backups(self, summaries: BackupSummaries) -> None:
        self._status.setVisible(not summaries)
        self._status.setText(_("There is none yet; the first is made with your first session."))
        for backup, contents in summaries:
            self._column.insertWidget(self._column.count() - 1, self._row(backup, contents))

    def _row(self, backup: Backup, contents: BackupContents) -> Card:
        made_at = formats.day_and_time(backup.made_at)
        card, row = self._card(made_at, reason_text(backup), contents_text(contents))
        button = self._button(backup.path, made_at, self._on_restore_clicked)
        button.setProperty("holds", contents_text(contents))
        row.addWidget(button)
        return card

    def _card(self, made_at: str, reason: str, held: str) -> tuple[Card, QHBoxLayout]:
        card = Card()
        row = QHBoxLayout(card)
        set_margins(row, 18, 12, 14, 12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(made_at, 15, theme.SEMIBOLD))
        words.addWidget(Label(reason, 13, role=theme.MUTED))
        words.addWidget(Label(held, 13, wrap=True))
        row.addLayout(words, 1)
        return card, row

    def _button(self, path: Path, made_at: str, on_clicked: Callable[[], None]) -> Button:
        button = Button(_("Go back…"), height=34, pixels=13)
        button.setAccessibleName(_("Go back to {when}").format(when=made_at))
        button.setObjectName(f"restore-{path.name}")
        button.setProperty("path", str(path))
        button.clicked.connect(on_clicked)
        return button

    def _on_everything_clicked(self) -> None:
        self.everything_requested.emit(Path(str(self.sender().property("path"))))
        self.close()

    def _on_restore_clicked(self) -> None:
        button = self.sender()
        self._chosen_path = Path(str(button.property("path")))
        answers = [Answer("back", _("Go back to it"), "primary"), Answer("no", _("Leave it"))]
        self._question = Prompt(
            self, _("Go back to this backup?"), str(button.property("holds")), answers, "no"
        )
        self._question.answered.connect(self._on_answered)

    def _on_answered(self, answer: str) -> None:
        self._question = None
        if answer == "back" and self._chosen_path is not None:
            self.restore_requested.emit(self._chosen_path)
            self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(theme.colours().background))


def _look(folder: Path) -> FoundBackups:
    """Raises HistoryError where they cannot be listed."""
    return FoundBackups(listed_backups(folder), everything_backups(folder))
