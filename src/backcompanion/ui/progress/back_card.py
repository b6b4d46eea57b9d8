"""The back beside the training: what went with a sore or painful one, and how little that says."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from backcompanion.application.latest_task import LatestTask
from backcompanion.application.progress_queries import ProgressQueries
from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.back_beside import (
    MOST_RATING,
    BackBeside,
    BackRemark,
    RatedGroup,
)
from backcompanion.training.planning.stats import Stats
from backcompanion.training.session.record import History
from backcompanion.ui import theme
from backcompanion.ui.charts.chart_shapes import paint_bar
from backcompanion.ui.text import back_text
from backcompanion.ui.widgets.buttons import Button, PaintedButton
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.direction import set_margins
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.layouts import clear_layout, laid_out_once
from backcompanion.ui.widgets.painted import paint_focus, paint_rounded_rect
from backcompanion.ui.widgets.sentence_row import SentenceRow

MOST_REMARKS = 4
ROW_HEIGHT, INSET = 24, 8
# The Help topic that says what pain is and when to see somebody.
PAIN_TOPIC = "sore"


class GroupRow(PaintedButton):
    """Sessions with or without something, and how the back felt; pressed, they open."""

    def __init__(self, name: str, group: RatedGroup, *, worse: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.rated = group
        self._name, self._count = name, back_text.group_count(group)
        self._worse = worse
        self.setFont(theme.font(13))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("{name}: {what}").format(name=name, what=self._count))

    def sizeHint(self) -> QSize:
        return QSize(300, ROW_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = self.create_painter()
        if self.hovered:
            paint_rounded_rect(painter, self.rect().toRectF(), c.soft, None, 8)
        metrics = QFontMetricsF(self.font())
        height, middle = self.height(), self.height() / 2
        names = max(metrics.horizontalAdvance(self._name), self.width() * 0.22)
        count_at = (
            self.width() - INSET - max(metrics.horizontalAdvance(self._count), self.width() * 0.36)
        )
        painter.setFont(self.font())
        painter.setPen(QColor(c.text))
        centred = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(INSET, 0, names, height), centred, self._name)
        painter.drawText(QRectF(count_at, 0, self.width(), height), centred, self._count)
        track = QRectF(INSET + names + 12, middle - 5, count_at - names - 2 * 12 - INSET, 10)
        if track.width() > 20:
            paint_bar(painter, track, QColor(c.sunk if not c.dark else c.line))
            share = min(1.0, self.rated.mean / MOST_RATING)
            bar = QRectF(track.topLeft(), track.bottomRight())
            bar.setWidth(max(4.0, track.width() * share))
            paint_bar(painter, bar, QColor(c.rest if self._worse else c.accent))
        if self.shows_focus:
            paint_focus(painter, self.rect().toRectF(), 8)


class BackCard(Card):
    """`open_requested`: ids of sessions, and a name for them all; `help_requested`: a topic."""

    open_requested = Signal(object, str)
    help_requested = Signal(str)

    def __init__(self, queries: ProgressQueries, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("backCard")
        self._queries = queries
        self._shown: BackBeside | None = None
        self._task = LatestTask("back", self)
        self._task.succeeded.connect(self._on_found)
        about_pain = Button(_("About pain"), kind="quiet", pixels=13, height=28)
        about_pain.clicked.connect(self._on_about_pain_clicked)
        top = QHBoxLayout()
        set_margins(top, INSET, 0, 0, 0)
        top.addWidget(Label(_("Your back beside the training"), 16, theme.BOLD), 1)
        top.addWidget(about_pain)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._foot = Label("", 12, role=theme.MUTED, wrap=True)
        self._foot.setContentsMargins(INSET, 0, INSET, 0)
        column = QVBoxLayout(self)
        set_margins(column, 20 - INSET, 12, 12, 12)
        column.setSpacing(6)
        column.addLayout(top)
        column.addLayout(self._list)
        column.addWidget(self._foot)
        column.addStretch()

    def show_history(self, history: History, stats: Stats) -> None:
        self._task.request(partial(self._queries.back_beside, history, stats.as_of))

    def _on_found(self, remarks: BackBeside) -> None:
        if remarks == self._shown:
            return
        self._shown = remarks
        with laid_out_once(self):
            clear_layout(self._list)
            for remark in remarks.remarks[:MOST_REMARKS]:
                self._add(remark)
        self._foot.setText(back_text.asked_sentence(remarks))

    def _add(self, remark: BackRemark) -> None:
        text = back_text.remark_sentence(
            remark, self._queries.exercise_name, self._queries.weight_unit
        )
        sentence = SentenceRow(text, remark.with_it.ids, parent=self)
        sentence.open_requested.connect(self.open_requested)
        self._list.addWidget(sentence)
        with_it, without = back_text.group_names(remark.about)
        worse = remark.with_it.mean > remark.without.mean
        for name, group, is_worse in (
            (with_it, remark.with_it, worse),
            (without, remark.without, not worse),
        ):
            row = GroupRow(name, group, worse=is_worse, parent=self)
            row.setProperty("sentence", text)
            row.clicked.connect(self._on_row_clicked)
            self._list.addWidget(row)

    def _on_row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, GroupRow):
            self.open_requested.emit(row.rated.ids, row.accessibleName())

    def _on_about_pain_clicked(self) -> None:
        self.help_requested.emit(PAIN_TOPIC)
