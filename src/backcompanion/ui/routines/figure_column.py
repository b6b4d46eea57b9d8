"""In the middle of the editor: the figure doing the selected step, and one repetition of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcompanion.application.dose_values import tempo_of
from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.dose import AS_WRITTEN, Dose
from backcompanion.training.exercise.exercise import Exercise, Tempo
from backcompanion.training.exercise.terms import Equipment, Side
from backcompanion.training.session.substitution import held_equipment
from backcompanion.ui import theme
from backcompanion.ui.routines.repetition_bar import RepetitionBar
from backcompanion.ui.text import training_text
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.card import RADIUS, Card
from backcompanion.ui.widgets.direction import seen_place
from backcompanion.ui.widgets.figure_provider import FigureProvider
from backcompanion.ui.widgets.label import Label, LineLabel
from backcompanion.ui.widgets.name_tip import NameTip

if TYPE_CHECKING:
    from backcompanion.ui.widgets.figure_view import FigureView

_LEAST_FIGURE = 110


class FigureColumn(Card):
    """`equipment`: what the person has, for what the figure holds."""

    def __init__(self, figures: FigureProvider, equipment: frozenset[Equipment]) -> None:
        super().__init__()
        self._figures, self._equipment = figures, equipment
        self._view: FigureView | None = None
        self._shown: tuple[Exercise, Dose, Side | None] | None = None
        self._small = False
        self._stage = QWidget()
        self._stage.setMinimumHeight(_LEAST_FIGURE)
        self._try_text = _("Try this step")
        self.try_button = Button(self._try_text, icon="play", key=_("Enter"), height=38)
        NameTip(self.try_button, self._try_text)
        self.try_button.setParent(self._stage)
        self.bar = RepetitionBar()
        self._name = LineLabel("", 16, theme.SEMIBOLD)
        self._lines = [Label("", 14, role=theme.MUTED, wrap=True) for _n in range(3)]
        self._text = QWidget()
        self._text.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(0)
        column.addWidget(self._stage, 1)
        text = QVBoxLayout(self._text)
        text.setContentsMargins(18, 14, 18, 14)
        text.setSpacing(6)
        text.addWidget(self._name)
        text.addWidget(self.bar)
        for line in self._lines:
            text.addWidget(line)
        column.addWidget(self._text)
        figures.reduced_motion_changed.connect(self.refresh)

    def show_exercise(
        self, exercise: Exercise | None, dose: Dose = AS_WRITTEN, side: Side | None = None
    ) -> None:
        """Doing that much of it; None: nothing is selected."""
        shown = (exercise, dose, side) if exercise is not None else None
        if shown != self._shown:
            self._shown = shown
            self.refresh()

    def set_small(self, small: bool) -> None:
        """There is room for the figure alone."""
        if small != self._small:
            self._small = small
            self.try_button.set_text_and_icon("" if small else self._try_text, "play")
            self.try_button.set_key_shown("" if small else _("Enter"))
            self.try_button.setAccessibleName(self._try_text)
            self._place()
            self._text.setVisible(self._shown is not None and not small)

    def refresh(self) -> None:
        self._text.setVisible(self._shown is not None and not self._small)
        if self._shown is None:
            if self._view is not None:
                self._view.clear_motion()
            return
        exercise, dose, side = self._shown
        tempo = tempo_of(dose, exercise)
        self._name.setText(exercise.name)
        self.bar.show_tempo(tempo, exercise)
        cues = exercise.cues_at("standard")
        texts = (cues.move, cues.feel, training_text.muscles(exercise))
        for line, text in zip(self._lines, texts, strict=True):
            line.setText(text)
            line.setVisible(bool(text))
        self._play(exercise, tempo, side)

    def _play(self, exercise: Exercise, tempo: Tempo, side: Side | None) -> None:
        if self._view is None:
            from backcompanion.ui.widgets.figure_view import FigureView

            self._view = FigureView(self._stage)
            self._view.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._view.setGeometry(self._stage.rect())
            self._view.show()
            self.try_button.raise_()
        view, motion = self._view, self._figures.motion(exercise.id)
        view.setAccessibleName(_("Figure: {name}").format(name=exercise.name))
        view.set_reduced_motion(self._figures.reduced_motion)
        if motion is None:
            view.clear_motion()
            return
        held = frozenset(held_equipment(exercise, "standard", self._equipment))
        view.show_motion(motion, "standard", held, self._figures.colours())
        view.set_lit(self._figures.lit(exercise.id, "standard"))
        view.play(tempo, side=side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if self._view is not None:
            self._view.setGeometry(self._stage.rect())
        self.try_button.adjustSize()
        top = self._stage.height() - self.try_button.height() - 12
        place = QRect(QPoint(12, top), self.try_button.size())
        self.try_button.setGeometry(seen_place(self._stage, place))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._place()
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self._stage.geometry())
        painter.fillPath(path, QColor(theme.colours().sunk))
