"""The Finish page: saved already; what it did to the week, and what the person wants to add."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import get_args

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from backcompanion.base.i18n import gettext as _
from backcompanion.training.adaptation.loads import UsedWeight, with_loads
from backcompanion.training.planning.stats import Stats
from backcompanion.training.session.limits import LONGEST_NOTE
from backcompanion.training.session.record import BackFeeling, SessionRecord
from backcompanion.ui import theme
from backcompanion.ui.finish.effort_scale import EffortScale
from backcompanion.ui.finish.session_numbers import SessionNumbers
from backcompanion.ui.text import finish_text, formats
from backcompanion.ui.widgets.accessibility import announce
from backcompanion.ui.widgets.buttons import Button, Chip
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.note_edit import NoteEdit
from backcompanion.ui.widgets.scroll_page import ScrollPage
from backcompanion.ui.widgets.weight_fields import WeightFields

NOTE_MILLISECONDS = 600
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class FinishPage(QWidget):
    """`edited` carries the record with the person's answers each time one is given."""

    edited = Signal(object)
    done = Signal()
    progress_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._record: SessionRecord | None = None
        self._saved_text = Label("", 14, theme.SEMIBOLD, role=theme.ACCENT)
        self._headline_text = Label("", 33, theme.BOLD, wrap=True)
        self._streak_text = Label("", 17, role=theme.MUTED, wrap=True)
        self._numbers = SessionNumbers()
        self.effort = EffortScale()
        self._back_chips: dict[BackFeeling, Chip] = {}
        self._counts_chip = Chip(_("Count it as a training day"), height=34, pixels=14)
        self._note = NoteEdit(66)
        self._shown_note = ""  # as the field has what was handed in
        self._weights = WeightFields()
        self.done_button = DoneButton()
        self._progress_button = Button(_("See progress"), height=47)
        self._note_timer = QTimer(self, singleShot=True)
        self._note_timer.setInterval(NOTE_MILLISECONDS)
        self._spacers: list[tuple[QSpacerItem, int]] = []
        self._build()
        self._connect()

    def show_session(
        self,
        record: SessionRecord,
        stats: Stats,
        weights: Sequence[UsedWeight] = (),
        weight_unit: str = "kg",
    ) -> None:
        """The session as it was saved, and the numbers with it counted in.

        `weights`: those that were used, to be corrected in "kg" or "lb".
        """
        self._record = None  # nothing is an answer while the controls are being set
        self._saved_text.setText(_("Saving …"))
        self._headline_text.setText(finish_text.headline(record, stats))
        self._streak_text.setText(finish_text.streak_line(record, stats))
        self._numbers.show_session(record)
        self.effort.show_effort(record.effort)
        for back, chip in self._back_chips.items():
            chip.setChecked(record.back == back)
        self._counts_chip.setVisible(not record.counts_as_active_day())
        self._counts_chip.setChecked(False)
        self._note.setPlainText(record.note)
        self._shown_note = self._note.text()
        title = _("Weights used, {unit}").format(unit=formats.weight_unit(weight_unit))
        self._weights.show_weights(weights, weight_unit, title)
        self._weights.put_in_tab_order(self._back_chips["painful"], self._note)
        self._record = record
        announce(self, f"{self._headline_text.text()} {self._streak_text.text()}")
        self.done_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_saved(self) -> None:
        """It is on disk; why something is not yet, the window says itself."""
        self._saved_text.setText(_("Saved"))
        self._saved_text.setForegroundRole(theme.ACCENT)

    def flush(self) -> None:
        """A weight or a note that is still being typed is kept at once."""
        self._weights.flush()
        if self._note_timer.isActive():
            self._note_timer.stop()
            self._save_note()

    # --- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        card = Card()
        column = self._column = QVBoxLayout(card)
        column.setContentsMargins(40, 34, 40, 34)
        column.setSpacing(8)
        column.addWidget(self._saved_text)
        column.addWidget(self._headline_text)
        column.addWidget(self._streak_text)
        self._add_gap(12)
        column.addWidget(self._numbers)
        self._add_gap(4)
        column.addWidget(self._counts_chip)
        self._add_gap(8)
        column.addWidget(Label(_("How hard was it?"), 14, theme.SEMIBOLD))
        column.addWidget(self.effort)
        self._add_gap(10)
        column.addWidget(Label(_("How does your back feel?"), 14, theme.SEMIBOLD))
        column.addLayout(self._back_row())
        column.addWidget(self._weights)
        self._add_gap(8)
        self._note.setPlaceholderText(_("A note, if you like"))
        self._note.setAccessibleName(_("Note"))
        column.addWidget(self._note)
        self._add_gap(12)
        column.addLayout(self._foot())
        self._card = card
        container = QWidget()
        centre = QVBoxLayout(container)
        centre.addStretch(1)
        # In a line of its own, whose height is that of the card's width; with an alignment it would
        # be that of the whole page's, at which the words take fewer lines.
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(card)
        line.addStretch(1)
        centre.addLayout(line)
        centre.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollPage(container))

    def _back_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        names = {
            "good": _("Good"),
            "tired": _("Tired"),
            "sore": _("Sore"),
            "painful": _("Painful"),
        }
        for back in get_args(BackFeeling):
            chip = Chip(names[back], height=40, pixels=15)
            chip.setAccessibleName(
                _("How does your back feel? {feeling}").format(feeling=names[back])
            )
            chip.setProperty("back", back)
            self._back_chips[back] = chip
            row.addWidget(chip)
        row.addStretch(1)
        return row

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.done_button)
        foot.addWidget(self._progress_button)
        foot.addStretch(1)
        return foot

    def _add_gap(self, pixels: int) -> None:
        """Room that a low window does without."""
        gap = QSpacerItem(0, pixels)
        self._spacers.append((gap, pixels))
        self._column.addItem(gap)

    def _connect(self) -> None:
        self.effort.chosen.connect(self._on_effort_chosen)
        for chip in self._back_chips.values():
            chip.clicked.connect(self._on_back_chosen)
        self._counts_chip.clicked.connect(self._on_counts_clicked)
        self._note.textChanged.connect(self._note_timer.start)
        self._note_timer.timeout.connect(self._save_note)
        self._weights.changed.connect(self._on_weights_changed)
        self.done_button.clicked.connect(self._finish)
        self._progress_button.clicked.connect(self._on_progress_clicked)

    # --- answers -----------------------------------------------------------------------------

    def _apply_answer(self, change: Callable[[SessionRecord], SessionRecord]) -> None:
        if self._record is None:
            return
        changed = change(self._record)
        if changed != self._record:
            self._record = changed
            self.edited.emit(changed)

    def _on_effort_chosen(self, effort: int) -> None:
        value = effort or None
        self._apply_answer(lambda record: replace(record, effort=value))

    def _on_back_chosen(self, on: bool) -> None:
        chosen: BackFeeling = self.sender().property("back")
        for back, chip in self._back_chips.items():
            chip.setChecked(on and back == chosen)
        self._apply_answer(lambda record: replace(record, back=chosen if on else None))

    def _on_counts_clicked(self, on: bool) -> None:
        self._apply_answer(lambda record: replace(record, counts=True if on else None))

    def _save_note(self) -> None:
        text = self._note.text()
        if text == self._shown_note:
            return  # not touched: the field may have another end of line than the record
        # The field says that there is no room for more, and Done waits until it is shorter.
        note = text[:LONGEST_NOTE]
        self._apply_answer(lambda record: replace(record, note=note))
        self._shown_note = text

    def _on_weights_changed(self, loads: dict[str, float | None]) -> None:
        self._apply_answer(lambda record: with_loads(record, loads))

    def _finish(self) -> None:
        if self._weights.confirm():
            self._leave()

    def _leave(self) -> None:
        if self._note.confirm():
            self.flush()
            self.done.emit()

    def _on_progress_clicked(self) -> None:
        if self._weights.confirm() and self._note.confirm():
            self.flush()
            self.progress_requested.emit()

    # --- looks -------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_0
        if event.isAutoRepeat():
            super().keyPressEvent(event)  # held from before, it means nothing that is here
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif 0 <= digit <= 9:
            self.effort.choose(digit or 10)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._card.setFixedWidth(min(720, self.width() - 40))
        low = self.height() < 700
        self._column.setSpacing(4 if low else 8)
        for gap, usual in self._spacers:
            gap.changeSize(0, usual // 4 if low else usual)
        self._numbers.set_low(low)
        self._note.setFixedHeight(42 if low else 66)
        self._column.setContentsMargins(40, 12 if low else 34, 40, 12 if low else 34)
        self._column.invalidate()
        self._headline_text.setFont(theme.font(23 if low else 33, theme.BOLD))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(theme.colours().background))


class DoneButton(Button):
    """Where the keyboard is when a session has ended. Arrows do not leave it, Tab does.

    In the Player they skip and go back: one press too many at the end must not land in a field.
    """

    def __init__(self) -> None:
        super().__init__(_("Done"), kind="primary", key=_("Enter"), pixels=15, height=47)
        self.setObjectName("doneButton")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            event.ignore()  # up and down scroll the page
        else:
            super().keyPressEvent(event)
