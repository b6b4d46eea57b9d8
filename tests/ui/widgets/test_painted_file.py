"""What Qt paints arrives whole or says so: a full disk held a report of 0 bytes, called written."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from backcompanion.ui import theme
from backcompanion.ui.charts.chart import Bar, Chart
from backcompanion.ui.charts.chart_picture import save_chart
from backcompanion.ui.paper.pdf_document import pdf_document
from backcompanion.ui.widgets.painted_file import painted_file

resource = pytest.importorskip("resource", reason="no way to fill a disk here")
CHART = Chart("name", -0.6, 3.6, 5, bars=(Bar(1, 2.0, strong=True),))
FULL_AT = 64  # bytes; as a disk does it: what was written before stays


def write_pdf(path: Path) -> None:
    with pdf_document(path, "Back bows") as document:
        document.painter.drawText(100, 100, "Back bows")


def write_picture(path: Path) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with painted_file(path) as content:
        image.save(content, "PNG")  # type: ignore[call-overload]


@contextmanager
def full_disk() -> Iterator[None]:
    """No longer than a test needs: pytest's own report, into a file, would be too large as well."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (FULL_AT, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("write", "name", "begins"),
    [
        (write_pdf, "back.pdf", b"%PDF-"),
        (write_picture, "back.png", b"\x89PNG"),
        (lambda path: save_chart(CHART, path), "chart.png", b"\x89PNG"),
        (lambda path: save_chart(CHART, path), "chart.svg", b"<?xml"),
    ],
)
def test_on_a_full_disk_it_is_said_and_what_was_there_stays(
    write: Callable[[Path], None],
    name: str,
    begins: bytes,
    tmp_path: Path,
) -> None:
    theme.load_fonts()
    path = tmp_path / name
    write(path)
    whole = path.read_bytes()
    assert whole.startswith(begins)
    assert len(whole) > FULL_AT
    with pytest.raises(OSError), full_disk():
        write(path)
    assert path.read_bytes() == whole
    assert list(tmp_path.iterdir()) == [path]  # no draft stays either


def test_nothing_painted_is_nothing_written(tmp_path: Path) -> None:
    with pytest.raises(OSError), painted_file(tmp_path / "none.png"):
        pass
    assert list(tmp_path.iterdir()) == []
