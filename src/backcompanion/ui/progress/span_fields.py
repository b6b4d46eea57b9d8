"""Four days that make two spans."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.review import DateSpan
from backcompanion.ui import theme
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.spin_boxes import DateEdit


class SpanFields(QWidget):
    """The later span above; `changed`: a day is another."""

    changed = Signal()

    def __init__(self, now: DateSpan, before: DateSpan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = tuple(DateEdit() for _n in range(4))
        names = (_("First span from"), _("to"), _("Second span from"), _("to"))
        spoken = (
            _("First day of the first span"),
            _("Last day of the first span"),
            _("First day of the second span"),
            _("Last day of the second span"),
        )
        days = (now.first, now.last, before.first, before.last)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 0, 8, 0)
        for index, field in enumerate(self.fields):
            field.show_day(days[index])
            field.setAccessibleName(spoken[index])
            field.dateChanged.connect(self.changed)
            line, column = divmod(index, 2)
            label = Label(names[index], 13, role=theme.MUTED)
            grid.addWidget(label, line, 2 * column)
            grid.addWidget(field, line, 2 * column + 1)

    def spans(self) -> tuple[DateSpan, DateSpan]:
        """Either way round: a first day behind the last one is taken for it."""
        days = [field.day() for field in self.fields]
        return (
            DateSpan(min(days[:2]), max(days[:2])),
            DateSpan(min(days[2:]), max(days[2:])),
        )
