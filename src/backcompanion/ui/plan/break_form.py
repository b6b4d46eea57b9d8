"""A break from one day to another, or until the person says so."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.training.session.record import Break, BreakReason
from backcompanion.ui import theme
from backcompanion.ui.text.plan_text import reason_name
from backcompanion.ui.widgets.buttons import Button, Chip
from backcompanion.ui.widgets.choice_chips import ChoiceChips
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.spin_boxes import DateEdit

USUAL_DAYS = 7
REASONS: tuple[BreakReason, ...] = ("holiday", "illness", "rest")


class BreakForm(QWidget):
    """`saved` carries a Break; `cancelled` says that the person wants none."""

    saved = Signal(object)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._reason: BreakReason = "holiday"
        self.reasons = ChoiceChips([(reason, reason_name(reason)) for reason in REASONS])
        self.reasons.set_label(_("Reason"))
        self.start, self.end = DateEdit(), DateEdit()
        self.start.setAccessibleName(_("First day off"))
        self.end.setAccessibleName(_("Last day off"))
        self.open = Chip(_("Until I say so"))
        self.save = Button(_("Save"), kind="primary", height=34, pixels=13)
        self.save.setObjectName("saveBreak")
        cancel = Button(_("Cancel"), height=34, pixels=13)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (label, widget) in enumerate(((_("From"), self.start), (_("To"), self.end))):
            text = Label(label, 13, role=theme.MUTED)
            text.setBuddy(widget)
            grid.addWidget(text, row, 0)
            grid.addWidget(widget, row, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.open)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.reasons)
        column.addLayout(grid)
        column.addLayout(foot)
        self.reasons.chosen.connect(self._set_reason)
        self.start.dateChanged.connect(self._on_start_changed)
        self.open.toggled.connect(self.end.setDisabled)
        self.save.clicked.connect(self._on_save_clicked)
        cancel.clicked.connect(self._on_cancel_clicked)

    def ask(self, today: date) -> None:
        """Begins anew, with a holiday from today."""
        self._set_reason("holiday")
        self.reasons.show_value("holiday")
        self.open.setChecked(False)
        self.start.show_day(today)
        self.end.show_day(today + timedelta(days=USUAL_DAYS - 1))

    def value(self) -> Break:
        end = None if self.open.isChecked() else self.end.day()
        return Break(self.start.day(), end, self._reason)

    def _set_reason(self, reason: BreakReason) -> None:
        self._reason = reason

    def _on_start_changed(self) -> None:
        self.end.setMinimumDate(self.start.date())

    def _on_save_clicked(self) -> None:
        self.saved.emit(self.value())

    def _on_cancel_clicked(self) -> None:
        self.cancelled.emit()
