"""What a report is to be of: its days, and whether notes and health remarks go along."""

from datetime import date

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.review import DateSpan
from backcompanion.ui import theme
from backcompanion.ui.widgets.buttons import Button, Chip
from backcompanion.ui.widgets.flow_layout import FlowLayout
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.layouts import layout_height
from backcompanion.ui.widgets.spin_boxes import DateEdit
from backcompanion.ui.widgets.window_size import move_within_screen

WIDTH = 440


class ReportForm(QDialog):
    """`exec` gives Accepted where it is to be saved."""

    def __init__(self, first: date, last: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportForm")
        self.setWindowTitle(_("Report for a therapist"))
        self.first, self.last = DateEdit(), DateEdit()
        self.notes = Chip(_("With my notes"))
        self.remarks = Chip(_("With what I am careful with"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setColumnStretch(1, 1)
        rows = (
            (_("From"), self.first, first, _("First day of the report")),
            (_("To"), self.last, last, _("Last day of the report")),
        )
        for row, (label, field, day, name) in enumerate(rows):
            field.show_day(day)
            field.setAccessibleName(name)
            text = Label(label, 13, role=theme.MUTED)
            text.setBuddy(field)
            grid.addWidget(text, row, 0)
            grid.addWidget(field, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label(self.windowTitle(), 20, theme.BOLD))
        about = _(
            "One or two pages: days and weeks, effort, how the back felt, what hurt, weights."
        )
        column.addWidget(Label(about, 13, role=theme.MUTED, wrap=True))
        column.addLayout(grid)
        extras = FlowLayout(gap=8)
        extras.addWidget(self.notes)
        extras.addWidget(self.remarks)
        column.addLayout(extras)
        save = Button(_("Save as…"), kind="primary", pixels=14, height=38)
        save.setObjectName("saveReport")
        cancel = Button(_("Cancel"), height=38)
        save.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(save)
        column.addLayout(foot)
        self.resize(WIDTH, layout_height(column, WIDTH))
        move_within_screen(self)

    def span(self) -> DateSpan:
        """Either way round."""
        days = (self.first.day(), self.last.day())
        return DateSpan(min(days), max(days))
