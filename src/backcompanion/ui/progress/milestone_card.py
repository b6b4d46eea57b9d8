"""Milestones: a short list, quietly, and a line to write one's own."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.latest_task import LatestTask
from backcompanion.application.progress_queries import ProgressQueries
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.planning.milestones import Milestone
from backcompanion.training.session.limits import LONGEST_MILESTONE
from backcompanion.training.session.record import History
from backcompanion.ui import theme
from backcompanion.ui.text import formats
from backcompanion.ui.text.milestone_text import sentence
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.folded_text import FoldedText
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.layouts import clear_layout, laid_out_once
from backcompanion.ui.widgets.line_edit import LineEdit

SHORT_LIST = 5
DAY_WIDTH, _LINE = 96, 24
_TOP = Qt.AlignmentFlag.AlignTop


class MilestoneCard(Card):
    """`day_requested`: the sessions of that day are to be seen."""

    day_requested = Signal(object)

    def __init__(self, queries: ProgressQueries) -> None:
        super().__init__()
        self.setObjectName("milestones")
        self._queries = queries
        self._today, self._history = date.min, History()
        self._task = LatestTask("milestones", self)
        self._task.succeeded.connect(self._on_found)
        self._showing_all = False
        self._shown: tuple[Milestone, ...] | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.field = LineEdit()
        self.field.setPlaceholderText(_("Something that went well today, in your words"))
        self.field.setAccessibleName(_("A milestone of today, in your words"))
        self.field.textChanged.connect(self._on_text_changed)
        self._length = Label("", 13, role=theme.DANGER, wrap=True)
        self._length.hide()
        self.add_button = Button(_("Add"), height=34, pixels=14)
        self.more_button = Button(_("See all"), kind="quiet", height=30, pixels=13)
        self.more_button.setAccessibleDescription(_("Milestones"))
        self.more_button.hide()
        head = QHBoxLayout()
        head.addWidget(Label(_("Milestones"), 16, theme.BOLD))
        head.addStretch(1)
        head.addWidget(self.more_button)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.field, 1)
        foot.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(self._list)
        column.addLayout(foot)
        column.addWidget(self._length)
        column.addStretch()
        self.add_button.clicked.connect(self._on_add_clicked)
        self.field.returnPressed.connect(self._on_add_clicked)
        self.more_button.clicked.connect(self._on_see_all_clicked)

    def show_latest(self, history: History, today: date) -> None:
        """As of that day; all steps ever are gone through, in a thread."""
        self._history, self._today = history, today
        self._task.request(partial(self._queries.milestones, history, today))

    def _on_found(self, latest: tuple[Milestone, ...]) -> None:
        if latest != self._shown:
            self._shown = latest
            self._fill()

    def _fill(self) -> None:
        latest = self._shown or ()
        with laid_out_once(self):
            clear_layout(self._list)
            shown = latest if self._showing_all else latest[:SHORT_LIST]
            rows = [self._row(milestone) for milestone in shown]
            days = [row.findChildren(Label)[0] for row in rows]
            # As wide as the longest of them: “22 de nov de 2026”.
            width = max((DAY_WIDTH, *(day.sizeHint().width() for day in days)))
            for row, day in zip(rows, days, strict=True):
                day.setFixedWidth(width)
                self._list.addWidget(row)
        self.more_button.setVisible(len(latest) > SHORT_LIST and not self._showing_all)

    def _row(self, milestone: Milestone) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        day = formats.plain_day(milestone.day)
        day_label = Label(day, 13, role=theme.MUTED)
        line.addWidget(day_label, 0, _TOP)
        words = sentence(
            milestone, self._queries.exercise_name, self._level_name, self._queries.weight_unit
        )
        text = FoldedText(words, day, 14, theme.SEMIBOLD, theme.TEXT)
        line.addWidget(text, 3)
        labels = [day_label, text.label]
        if milestone.note:
            note = FoldedText(milestone.note, _("note of {day}").format(day=day))
            labels.append(note.label)
            line.addWidget(note, 4)
        for label in labels:
            # Its first line is in the middle of the button beside it.
            label.setContentsMargins(0, (_LINE - label.fontMetrics().height()) // 2, 0, 0)
        sessions = Button("", kind="quiet", icon="chevron-right", height=_LINE)
        sessions.setAccessibleName(_("Sessions of {day}").format(day=day))
        sessions.setToolTip(sessions.accessibleName())
        sessions.setAccessibleDescription(words)
        sessions.setProperty("day", milestone.day.isoformat())
        sessions.clicked.connect(self._on_sessions_clicked)
        line.addWidget(sessions, 0, _TOP)
        if milestone.kind == "written":
            remove = Button(_("Take away"), kind="quiet", height=28, pixels=12)
            remove.setAccessibleName(_("Take away: {text}").format(text=milestone.text))
            remove.setProperty("day", milestone.day.isoformat())
            remove.clicked.connect(self._on_remove_clicked)
            line.addWidget(remove, 0, _TOP)
        return row

    def _level_name(self, exercise: str, level: str) -> str:
        names = {str(key): name for key, name in self._queries.level_names(exercise).items()}
        return names.get(level, level)

    def _on_add_clicked(self) -> None:
        if not self.field.text().strip() or self._characters_too_many():
            self.field.setFocus()
            return
        self._write()
        self.show_latest(self._history, self._today)

    def flush(self) -> None:
        """As the window closes: what is typed there is kept, as it would be by Add."""
        if self.field.text().strip() and not self._characters_too_many():
            self._write()

    def _write(self) -> None:
        self._queries.write_milestone(self._today, self.field.text().strip())
        self.field.clear()

    def _text_of_today(self) -> str:
        """One text a day: what comes later on the same day is added to it."""
        before = next(
            (o.text for o in self._shown or () if o.kind == "written" and o.day == self._today), ""
        )
        return f"{before} {self.field.text().strip()}".strip()

    def _characters_too_many(self) -> int:
        return max(0, len(self._text_of_today()) - LONGEST_MILESTONE)

    def _on_text_changed(self) -> None:
        """What is to go is for the person to choose: nothing is cut."""
        over = self._characters_too_many()
        text = ngettext(
            "{n} character too many: the milestones of a day hold {most}",
            "{n} characters too many: the milestones of a day hold {most}",
            over,
        ).format(n=formats.number(over), most=formats.number(LONGEST_MILESTONE))
        self._length.setText(text if over else "")
        self._length.setVisible(bool(over))
        self.field.setAccessibleDescription(self._length.text())

    def _on_sessions_clicked(self) -> None:
        self.day_requested.emit(date.fromisoformat(self.sender().property("day")))

    def _on_remove_clicked(self) -> None:
        self._queries.write_milestone(date.fromisoformat(self.sender().property("day")), "")
        self.field.setFocus()
        self.show_latest(self._history, self._today)

    def _on_see_all_clicked(self) -> None:
        self._showing_all = True
        self._fill()
        self.field.setFocus()
