"""A routine as a QR code, to be read off the screen or kept as a picture."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.base.atomic_file import replacing
from backcompanion.base.errors import reason_of
from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.routine import Routine
from backcompanion.ui import theme
from backcompanion.ui.paper.qr_code import png_of
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.layouts import layout_height
from backcompanion.ui.widgets.save_file import ask_where_to_save
from backcompanion.ui.widgets.window_size import move_within_screen, resize_within_screen

_LEAST_SIDE, _SIDE, _LARGEST_SIDE = 220, 420, 520
# In pixels: what is finer, the camera of a telephone does not tell apart.
_MODULE = 4


class _Code(QWidget):
    """As large as there is room for, its modules a whole number of pixels each where they can."""

    def __init__(self, image: QImage) -> None:
        super().__init__()
        self._image = image
        self.setMinimumSize(_LEAST_SIDE, _LEAST_SIDE)

    def sizeHint(self) -> QSize:
        side = max(_SIDE, min(_MODULE * self._image.width(), _LARGEST_SIDE))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio, modules = self.devicePixelRatioF(), self._image.width()
        room = min(self.width(), self.height())
        whole = int(room * ratio) // modules * modules / ratio
        side = whole or room
        left, top = (self.width() - side) / 2, (self.height() - side) / 2
        QPainter(self).drawImage(QRectF(left, top, side, side), self._image)


class CodeDialog(QDialog):
    """`said`: what became of the picture, if one was to be saved."""

    def __init__(self, routine: Routine, image: QImage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._routine, self._image = routine, image
        self.said = ""
        self.setWindowTitle(_("QR code of “{name}”").format(name=routine.name))
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.code = _Code(image)
        self.code.setAccessibleName(_("QR code: the routine as a sheet, to be read by a camera"))
        self.save_button = Button(_("Save as a picture…"), height=38)
        self.close_button = Button(_("Close"), kind="primary", pixels=14, height=38)
        self.save_button.clicked.connect(self.ask_where)
        self.close_button.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label(routine.name, 20, theme.BOLD, wrap=True))
        text = _("The camera of a telephone reads the whole routine from it as text.")
        column.addWidget(Label(text, 14, role=theme.MUTED, wrap=True))
        column.addWidget(self.code, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.save_button)
        foot.addStretch()
        foot.addWidget(self.close_button)
        column.addLayout(foot)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        # Of itself Qt opens it no larger than two thirds of the screen, and a camera sees less.
        width = column.totalSizeHint().width()
        resize_within_screen(self, width, layout_height(column, width))
        move_within_screen(self)

    def ask_where(self) -> None:
        """Closes once it is saved."""
        title, kinds = _("Save the QR code"), _("Pictures (*.png)")
        path = ask_where_to_save(self, title, f"{self._routine.id}.png", kinds, ".png")
        if path is None:
            return
        try:
            with replacing(path) as draft:
                draft.write_bytes(png_of(self._image))
        except OSError as error:
            self.said = _("Nothing was saved: {why}").format(why=reason_of(error))
        else:
            self.said = _("Saved {name}").format(name=path.name)
        self.accept()
