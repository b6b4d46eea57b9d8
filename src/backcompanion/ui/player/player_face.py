"""What the Player shows and where it stands: words, ring, figure, bar, an edge that lights up."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from backcompanion.application.live_settings import LiveSettings
from backcompanion.training.exercise.routine import Library
from backcompanion.ui import theme
from backcompanion.ui.player.control_bar import ControlBar
from backcompanion.ui.player.countdown_ring import CountdownRing
from backcompanion.ui.player.figure_panel import FigurePanel
from backcompanion.ui.player.font_fitting import fit_name, font_fitting_rect
from backcompanion.ui.player.marks import Mark, Marks
from backcompanion.ui.player.moment_text import MomentText
from backcompanion.ui.player.pills import Pills
from backcompanion.ui.player.player_layout import compute_layout
from backcompanion.ui.player.step_bar import StepBar
from backcompanion.ui.widgets.direction import seen_place
from backcompanion.ui.widgets.elided import ElidedLabel
from backcompanion.ui.widgets.figure_provider import FigureProvider
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.toast import Toast


class PlayerFace(QWidget):
    """Knows nothing of a session: it is told what to show."""

    def __init__(self, library: Library, live: LiveSettings, figures: FigureProvider) -> None:
        super().__init__()
        self._live = live
        self._place = ElidedLabel("", 15, role=theme.MUTED, parent=self)
        self._coming = ElidedLabel("", 20, theme.SEMIBOLD, parent=self)
        self._time = ElidedLabel("", 15, role=theme.MUTED, parent=self)
        self._marks = Marks()
        self._marks.setParent(self)
        self._kind = ElidedLabel("", 20, theme.SEMIBOLD, parent=self)
        self._stage = FigurePanel(figures, library, live)
        self._stage.setParent(self)
        self._stage.lower()  # it covers what is below, and words reach into its rectangle
        self._caption = Label("", 17, role=theme.MUTED, wrap=True, parent=self)
        self._ring = CountdownRing()
        self._ring.setParent(self)
        self._ring.stackUnder(self._place)  # opaque, and its square reaches under words and marks
        self._name = Label("", 52, theme.BOLD, parent=self)
        self._cue = Label("", 27, wrap=True, parent=self)
        self._pills = Pills()
        self._pills.setParent(self)
        self._bar = StepBar()
        self._bar.setParent(self)
        self.controls = ControlBar()
        self.controls.setParent(self)
        self.toast = Toast(self)
        self.toast.height_taken.connect(self._on_message_height_taken)
        self._message_height = 0
        centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        for text in (self._coming, self._name, self._cue):
            text.setAlignment(centred)
        self._coming.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._caption.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self._edge = QColor()
        self._name_text = ""
        self._player_layout = compute_layout(1280, 800, 100, full_screen=False)

    def show_texts(self, moment_text: MomentText, time: str, *, strong: bool) -> None:
        """`strong`: the pills say what is being done, not what is to be got ready."""
        _set_text(self._place, moment_text.place)
        _set_text(self._coming, moment_text.coming)
        _set_text(self._time, time)
        self._set_name(moment_text.name)
        self._set_cue(moment_text.cue)
        self._pills.show_texts(moment_text.pills, strong=strong)

    def show_kind(self, kind: str, colour: str) -> None:
        _set_text(self._kind, kind)
        palette = self._kind.palette()
        if palette.color(theme.TEXT).name().upper() != colour.upper():
            palette.setColor(theme.TEXT, QColor(colour))
            self._kind.setPalette(palette)

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """What is other than usual, for as long as it is."""
        self._marks.show_marks(marks)

    def show_edge(self, colour: QColor) -> None:
        """The edge of the window, lit in the last seconds: seen from the corner of an eye.

        None where `colour` is not valid.
        """
        if colour != self._edge:
            self._edge = colour
            # What stands in the middle need not be painted for it.
            for rect in _edge_rects(self.rect()):
                self.update(rect)

    def _set_name(self, name: str) -> None:
        if name != self._name_text:
            self._name_text = name
            self._name.setText(name)
            self._fit_name()

    def _set_cue(self, cue: str) -> None:
        if cue != self._cue.text():
            self._cue.setText(cue)
            self._fit_cue()

    # --- where everything stands -------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        a = self._player_layout = compute_layout(
            self.width(),
            self.height(),
            self._live.now.text_percent,
            full_screen=self.window().isFullScreen(),
        )
        self._place_widgets()
        self._place.setFont(theme.font(a.small_type))
        self._time.setFont(theme.font(a.small_type, tabular=True))
        self._coming.setFont(theme.font(a.coming_type, theme.SEMIBOLD))
        self._kind.setFont(theme.font(a.kind_type, theme.SEMIBOLD))
        self._caption.setFont(theme.font(a.caption_type))
        area = QRect(a.figure)
        area.setTop(max(area.top(), a.kind.bottom() + 1))
        self.toast.set_area(seen_place(self, area), a.message_type)
        self._fit_name()
        self._fit_cue()

    def _place_widgets(self) -> None:
        a = self._player_layout
        self._pills.set_pixels(a.pills_type)
        for widget, place in (
            (self._place, a.place),
            (self._coming, a.coming),
            (self._time, a.time),
            (self._marks, a.marks),
            (self._kind, a.kind),
            (self._stage, self._figure_rect()),
            (self._caption, a.caption),
            (self._ring, a.ring),
            (self._name, a.name),
            (self._cue, a.cue),
            (self._pills, a.pills),
            (self._bar, a.bar),
            (self.controls, a.controls),
        ):
            widget.setGeometry(seen_place(self, place))

    def _on_message_height_taken(self, pixels: int) -> None:
        """The figure gives way to a message: of all that is here it can best."""
        self._message_height = pixels
        self._stage.setGeometry(seen_place(self, self._figure_rect()))

    def _figure_rect(self) -> QRect:
        a = self._player_layout
        if not self._message_height:
            return a.figure
        below = max(a.figure.top(), a.kind.bottom() + 1) + self._message_height
        return QRect(a.figure.left(), below, a.figure.width(), a.figure.bottom() + 1 - below)

    def _fit_cue(self) -> None:
        room, pixels = self._cue.rect(), self._player_layout.cue_type
        self._cue.setFont(font_fitting_rect(self._cue.text(), room, pixels))

    def _fit_name(self) -> None:
        layout, font, lines = fit_name(
            self._name.text(),
            self.width(),
            self.height(),
            self._live.now.text_percent,
            full_screen=self.window().isFullScreen(),
        )
        self._name.setWordWrap(lines > 1)
        self._name.setFont(font)
        if layout != self._player_layout:
            self._player_layout = layout
            self._place_widgets()
            self._fit_cue()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.colours().background))
        if self._edge.alpha() and self._edge.isValid():
            for rect in _edge_rects(self.rect()):
                painter.fillRect(rect, self._edge)


def _edge_rects(bounds: QRect) -> tuple[QRect, QRect, QRect, QRect]:
    """Above, below, left and right."""
    width, height = bounds.width(), bounds.height()
    edge = max(8, round(height / 60))
    return (
        QRect(0, 0, width, edge),
        QRect(0, height - edge, width, edge),
        QRect(0, edge, edge, height - 2 * edge),
        QRect(width - edge, edge, edge, height - 2 * edge),
    )


def _set_text(label: ElidedLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)
