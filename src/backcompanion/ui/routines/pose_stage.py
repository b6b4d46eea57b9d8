"""Where the figure of the pose editor stands: its pose to be dragged, or all poses played."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from backcompanion.application.pose_sequence import PoseSequence, motion_and_tempo
from backcompanion.base.i18n import gettext as _
from backcompanion.figure.model.motion import motion_from_mapping
from backcompanion.training.exercise.exercise import Phase, Tempo, TempoPart
from backcompanion.training.exercise.terms import Side, Sides
from backcompanion.ui import theme
from backcompanion.ui.routines.pose_canvas import PoseCanvas
from backcompanion.ui.routines.view_chips import ViewChips
from backcompanion.ui.widgets.buttons import Chip
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.figure_provider import FigureProvider
from backcompanion.ui.widgets.figure_view import FigureView
from backcompanion.ui.widgets.label import Label


class PoseStage(Card):
    def __init__(self, figures: FigureProvider) -> None:
        super().__init__(sunk=True)
        self._figures = figures
        self.canvas, self.player, self.views = PoseCanvas(), FigureView(), ViewChips()
        self.before_chip = Chip(_("Pose before"))
        self.before_chip.setToolTip(_("The pose before this one, seen faintly behind it"))
        self.before_chip.setChecked(True)
        self.views.add_chip(self.before_chip)
        self.stop_label = Label("", 13, theme.SEMIBOLD, theme.PREPARE, wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self.player)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        column.addWidget(self.views)
        column.addWidget(self._stack, 1)
        column.addWidget(self.stop_label)

    @property
    def is_playing(self) -> bool:
        return self._stack.currentWidget() is self.player

    def stop(self) -> None:
        """The pose to be dragged again."""
        self.player.stop()
        self._stack.setCurrentWidget(self.canvas)

    def play(self, sequence: PoseSequence, sides: Sides | str) -> None:
        mapping, phases = motion_and_tempo(sequence, sides)
        parts = tuple(Phase(each.name, each.seconds, each.breath) for each in phases)
        self.player.set_reduced_motion(self._figures.reduced_motion)
        motion = motion_from_mapping(mapping, "")
        self.player.show_motion(motion, "standard", frozenset(), self._figures.colours())
        self._stack.setCurrentWidget(self.player)
        side: Side | None = "left" if sides in ("alternating", "one") else None
        self.player.play(Tempo((TempoPart(2, parts),), sides == "alternating"), side)
