"""A PDF of pages in points (1/72 inch), on the paper that is used where the person lives."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QIODevice, QLocale, QMarginsF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter

from backcompanion.ui import theme
from backcompanion.ui.widgets.direction import paper_painter
from backcompanion.ui.widgets.painted_file import painted_file

# Where paper is US Letter; A4 elsewhere. Source: territories of CLDR's supplemental `paperSize`.
_LETTER_TERRITORIES = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)
_CONTEXTUAL = QFont.Tag("calt")
_DOTS_PER_INCH = 1200
_POINTS_PER_INCH = 72


def paper_size(locale: QLocale) -> QPageSize.PageSizeId:
    territory = QLocale.territoryToCode(locale.territory())
    sizes = QPageSize.PageSizeId
    return sizes.Letter if territory in _LETTER_TERRITORIES else sizes.A4


def font(points: float, weight: QFont.Weight = theme.REGULAR) -> QFont:
    """The typeface at that size in points; its letters stand where their outlines ask for it."""
    result = theme.font(10, weight)
    result.setPixelSize(max(1, round(points)))
    # Its other sign for a multiplication has no letter behind it, and could not be selected.
    result.setFeature(_CONTEXTUAL, 0)
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return result


class PdfDocument:
    """`painter` paints in points from the upper left corner of the paper, `area` is all of it."""

    def __init__(self, device: QIODevice, title: str) -> None:
        self._writer = QPdfWriter(device)
        self._writer.setResolution(_DOTS_PER_INCH)
        self._writer.setPageSize(QPageSize(paper_size(QLocale())))
        self._writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
        self._writer.setTitle(title)
        self._writer.setCreator("Back Companion")
        size = self._writer.pageLayout().fullRectPoints().size()
        self.area = QRectF(0, 0, size.width(), size.height())
        painter = QPainter(self._writer)
        scale = _DOTS_PER_INCH / _POINTS_PER_INCH
        painter.scale(scale, scale)
        self.painter = paper_painter(painter, 0, self.area.width())

    def start_next_page(self) -> None:
        self._writer.newPage()

    def end(self) -> None:
        self.painter.end()


@contextmanager
def pdf_document(target: Path, title: str) -> Iterator[PdfDocument]:
    """In place of `target` once all is written. Raises OSError where it cannot be."""
    with painted_file(target) as content:
        document = PdfDocument(content, title)
        try:
            yield document
        finally:
            document.end()


def text_width(text: str, used: QFont) -> float:
    return QFontMetricsF(used).horizontalAdvance(text)
