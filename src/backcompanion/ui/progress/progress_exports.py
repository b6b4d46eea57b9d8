"""What Progress writes into files: pictures and the history."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from backcompanion.application.history_model import HistoryModel
from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.progress.overview import Overview
from backcompanion.ui.widgets.painted_file import painted_file
from backcompanion.ui.widgets.save_file import ask_where_to_save
from backcompanion.ui.widgets.toast import Toast

# Of a picture, twice as fine as the screen, so that it can be printed.
PIXEL_RATIO = 2.0


class ProgressExports(QObject):
    """Asks where to, writes, and says on the page what became of it."""

    def __init__(
        self, page: QWidget, overview: Overview, history_model: HistoryModel, toast: Toast
    ) -> None:
        super().__init__(page)
        self._page, self._overview = page, overview
        self._history_model, self._toast = history_model, toast
        overview.picture_export_requested.connect(self._on_picture_export_requested)
        overview.chart_export_requested.connect(self._on_chart_export_requested)
        overview.file_export_requested.connect(self._on_file_export_requested)

    def _on_picture_export_requested(self) -> None:
        path = ask_where_to_save(
            self._page, _("Export the picture"), "back-companion.png", _("Pictures (*.png)"), ".png"
        )
        if path is not None:
            self.save_picture(path)

    def save_picture(self, path: Path) -> None:
        self._overview.finish()
        # Widgets paint themselves in this thread alone; what comes of it takes longer to pack.
        self._write_picture(partial(save_picture, render_picture(self._overview), path), path)

    def _on_chart_export_requested(self) -> None:
        path = ask_where_to_save(
            self._page,
            _("Save the chart"),
            "back-companion-chart.png",
            _("Pictures (*.png *.svg)"),
            ".png",
        )
        if path is not None:
            self.save_chart(path)

    def save_chart(self, path: Path) -> None:
        """By its ending as PNG or SVG, light whatever the window is."""
        from backcompanion.ui.charts.chart_picture import save_chart

        chart = self._overview.chart
        if chart is not None:
            self._write_picture(partial(save_chart, chart, path), path)

    def _write_picture(self, save: Callable[[], object], path: Path) -> None:
        from backcompanion.application.background_task import BackgroundTask

        # Not a daemon: if the window is closed now, the picture is written all the same.
        task = BackgroundTask(self, "picture", abortable=False, daemon=False)
        task.succeeded.connect(self._on_exported)
        task.failed.connect(self._on_picture_failed)
        task.start(partial(_then, save, path))

    def _on_picture_failed(self, why: str) -> None:
        self._toast.show_message(_("The picture was not saved: {why}").format(why=why))

    def _on_file_export_requested(self, ending: str) -> None:
        path = ask_where_to_save(
            self._page, _("Export the history"), f"back-companion{ending}", f"*{ending}", ending
        )
        if path is not None:
            self.save_file(path)

    def save_file(self, path: Path) -> None:
        """In a thread: ten years are more than the window can wait for."""
        from backcompanion.application.background_task import BackgroundTask
        from backcompanion.ui.widgets.progress_overlay import ProgressOverlay

        task = BackgroundTask(self, "export")
        ProgressOverlay(task, self._page, _("Exporting"))
        task.succeeded.connect(self._on_exported)
        task.failed.connect(self._on_export_failed)
        task.aborted.connect(self._on_export_aborted)
        task.start(partial(_then, partial(self._history_model.export, path), path))

    def _on_exported(self, path: Path) -> None:
        self._toast.show_message(_("Saved {name}").format(name=path.name))

    def _on_export_failed(self, why: str) -> None:
        self._toast.show_message(_("Nothing was exported: {why}").format(why=why))

    def _on_export_aborted(self) -> None:
        self._toast.show_message(_("Called off; nothing was written."))


def _then(write: Callable[[], object], path: Path) -> Path:
    write()
    return path


def render_picture(page: QWidget) -> QImage:
    """All of it, also what is scrolled out of sight, on the page's own ground."""
    image = QImage(page.size() * PIXEL_RATIO, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(PIXEL_RATIO)
    image.fill(QColor(theme.colours().background))
    page.render(image, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
    return image


def save_picture(image: QImage, path: Path) -> None:
    """As a PNG, in one step. Raises OSError where it cannot be written."""
    with painted_file(path) as content:
        image.save(content, "PNG")  # type: ignore[call-overload]
