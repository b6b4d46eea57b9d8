"""The report on paper: one or two pages, its charts drawn as lines."""

from collections.abc import Mapping, Sequence
from math import floor
from pathlib import Path

from PySide6.QtCore import QIODevice, QLocale, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter

from backcompanion.application.report import Report
from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import MachineError, reason_of
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.ui import theme
from backcompanion.ui.charts.chart import Chart
from backcompanion.ui.charts.chart_painting import paint_chart
from backcompanion.ui.paper.pdf_document import paper_size
from backcompanion.ui.progress.report_charts import report_charts
from backcompanion.ui.text import formats
from backcompanion.ui.text.report_text import head_numbers, report_lines, report_span
from backcompanion.ui.widgets.direction import paper_painter
from backcompanion.ui.widgets.painted_file import painted_file
from backcompanion.ui.widgets.remark_chips import remark_names

MARGIN_MM = 15.0
# As on a screen, so that type is as large as it is called; finer, so that letters stand well.
DOTS_PER_INCH, FINE = 96, 12
MOST_PAGES = 2
# So much of their height charts keep at the least, where a report fits one page by it: a year does
# on A4, and on Letter, which is shorter.
LEAST_SHARE = 0.85
CHART_HEIGHT, LANES_HEIGHT, GAP, FOOT = 200.0, 270.0, 14.0, 20.0
NUMBERS_IN_ROW = 4
NUMBER_HEIGHT = 46.0
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def write_pdf(
    report: Report, path: Path, exercises: Mapping[str, Exercise], weight_unit: str
) -> None:
    """In one step. Raises MachineError where it cannot be written."""
    try:
        with painted_file(path) as content:
            _write(report, content, exercises, weight_unit)
    except OSError as error:
        raise MachineError(
            _("{file} cannot be written ({reason}).").format(file=path, reason=reason_of(error))
        ) from error


def _write(
    report: Report, device: QIODevice, exercises: Mapping[str, Exercise], weight_unit: str
) -> None:
    writer = QPdfWriter(device)
    writer.setResolution(DOTS_PER_INCH * FINE)
    size = paper_size(QLocale())
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(size),
            QPageLayout.Orientation.Portrait,
            margins,
            QPageLayout.Unit.Millimeter,
        )
    )
    writer.setTitle(_("Back training, {span}").format(span=report_span(report)))
    writer.setCreator("Back Companion")
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError("nothing can be painted")
    try:
        painter.scale(FINE, FINE)

        def name(exercise_id: str) -> str:
            exercise = exercises.get(exercise_id)
            return exercise.name_in_sentence if exercise else exercise_id

        content = _Content(
            report, report_charts(report), _lines(report, report_lines(report, name, weight_unit))
        )
        pages = _ReportPages(writer, painter)
        pages.chart_share = _chart_share(content, pages)
        _fill(pages, content)
        pages.finish()
    finally:
        painter.end()


@dataclass(frozen=True, slots=True)
class _Content:
    report: Report
    charts: tuple[Chart, ...]
    lines: tuple[tuple[str, str], ...]


class _ReportPages:
    """Puts one thing under the other, and goes on to a second page; there is no third."""

    def __init__(self, writer: QPdfWriter, painter: QPainter) -> None:
        self._writer = writer
        self.width, self.height = writer.width() / FINE, writer.height() / FINE - FOOT
        self.painter = paper_painter(painter, 0, self.width)
        self.chart_share = 1.0
        self._y = 0.0
        self._page = 1

    def place(self, height: float) -> QRectF | None:
        """Where to paint the next one; None where there is no room any more."""
        if self._y + height > self.height:
            if self._page == MOST_PAGES:
                return None
            self.finish()
            self._writer.newPage()
            self._page += 1
            self._y = 0.0
        rect = QRectF(0, self._y, self.width, height)
        self._y += height + GAP
        return rect

    def text(self, text: str, pixels: float, *, bold: bool = False, ink: str = "") -> bool:
        """Wrapped; False where there was no room for it."""
        font = _font(pixels, bold=bold)
        rect = self.place(_text_height(text, font, self.width))
        if rect is None:
            return False
        self.painter.setFont(font)
        self.painter.setPen(QColor(ink or theme.LIGHT.text))
        self.painter.drawText(rect, _WRAPPED, text)
        return True

    def tighten(self) -> None:
        """What comes next belongs to what came before."""
        self._y -= GAP - 2

    def finish(self) -> None:
        self.painter.setFont(theme.font(9))
        self.painter.setPen(QColor(theme.LIGHT.muted))
        foot = QRectF(0, self.height, self.width, FOOT)
        text = _("Back Companion · page {n} · general fitness information, no medical advice")
        self.painter.drawText(foot, Qt.AlignmentFlag.AlignBottom, text.format(n=self._page))


class _Measure:
    """Those pages without an end, and nothing is painted on them: how high all of it is."""

    chart_share = 1.0

    def __init__(self, pages: _ReportPages) -> None:
        self.painter, self.width = pages.painter, pages.width
        self._y = 0.0

    @property
    def height(self) -> float:
        return self._y - GAP

    def place(self, height: float) -> None:
        self._y += height + GAP

    def text(self, text: str, pixels: float, *, bold: bool = False, ink: str = "") -> bool:
        self.place(_text_height(text, _font(pixels, bold=bold), self.width))
        return True

    def tighten(self) -> None:
        self._y -= GAP - 2


def _font(pixels: float, *, bold: bool) -> QFont:
    return theme.font(pixels, theme.BOLD if bold else theme.REGULAR)


def _text_height(text: str, font: QFont, width: float) -> float:
    high = QRectF(0, 0, width, 10_000)
    return QFontMetricsF(font).boundingRect(high, _WRAPPED, text).height() + 2


def _chart_share(content: _Content, pages: _ReportPages) -> float:
    """1, or how much of their height fits all on one page."""
    measure = _Measure(pages)
    _fill(measure, content)
    charts = sum(_chart_height(chart) for chart in content.charts)
    if not charts:
        return 1.0
    share = (pages.height - measure.height + charts) / charts
    return share if LEAST_SHARE <= share < 1 else 1.0


def _chart_height(chart: Chart) -> float:
    # Below 0 there are lanes, each of which has a name.
    return CHART_HEIGHT if chart.bottom >= 0 else LANES_HEIGHT


def _lines(report: Report, lines: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """With the remarks, where they were asked for."""
    if report.remarks is None:
        return tuple(lines)
    names: dict[str, str] = {str(key): text for key, text in remark_names().items()}
    listed = ", ".join(names.get(remark, remark) for remark in report.remarks)
    return (*lines, (_("To be careful with"), listed or _("nothing said")))


def _fill(pages: _ReportPages | _Measure, content: _Content) -> None:
    muted = theme.LIGHT.muted
    report = content.report
    pages.text(_("Back training"), 22, bold=True)
    pages.tighten()
    pages.text(report_span(report), 13, ink=muted)
    _paint_numbers(pages, head_numbers(report))
    if not content.charts:
        pages.text(_("Nothing was trained in this time."), 12)
    for chart in content.charts:
        # Never a fraction more than there is.
        rect = pages.place(floor(_chart_height(chart) * pages.chart_share))
        if rect is not None:
            paint_chart(pages.painter, rect, chart, theme.LIGHT)
    for title, text in content.lines:
        pages.text(title, 12, bold=True)
        pages.tighten()
        pages.text(text, 11)
    if report.notes:
        _paint_notes(pages, report)


def _paint_numbers(pages: _ReportPages | _Measure, numbers: Sequence[tuple[str, str]]) -> None:
    rows = -(-len(numbers) // NUMBERS_IN_ROW)
    rect = pages.place(rows * NUMBER_HEIGHT)
    if rect is None:
        return
    painter, width = pages.painter, pages.width / NUMBERS_IN_ROW
    for index, (name, value) in enumerate(numbers):
        row, column = divmod(index, NUMBERS_IN_ROW)
        left, top = rect.left() + column * width, rect.top() + row * NUMBER_HEIGHT
        painter.setFont(theme.font(10))
        painter.setPen(QColor(theme.LIGHT.muted))
        painter.drawText(QRectF(left, top, width, 14), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(theme.font(18, theme.BOLD))
        painter.setPen(QColor(theme.LIGHT.text))
        painter.drawText(QRectF(left, top + 14, width, 26), Qt.AlignmentFlag.AlignVCenter, value)


def _paint_notes(pages: _ReportPages | _Measure, report: Report) -> None:
    """The latest first; how many there was no room for is said."""
    notes = tuple(reversed(report.notes or ()))
    if not pages.text(_("Notes, the latest first"), 12, bold=True):
        return
    for index, (day, note) in enumerate(notes):
        pages.tighten()
        line = _("{day}: {what}").format(day=formats.plain_day(day), what=note)
        more = len(notes) - index
        if not pages.text(line, 10):
            text = ngettext("… and {n} more note", "… and {n} more notes", more).format(n=more)
            pages.text(text, 10, ink=theme.LIGHT.muted)
            return
