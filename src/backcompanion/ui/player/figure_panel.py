"""The figure in the Player: it does what the moment says, or what is about to come."""

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QWidget

from backcompanion.application.live_settings import LiveSettings
from backcompanion.training.exercise.exercise import phase_at
from backcompanion.training.exercise.routine import Library
from backcompanion.training.session.prescription import phase_side
from backcompanion.training.session.substitution import held_equipment
from backcompanion.training.session.timeline import Moment
from backcompanion.ui import theme
from backcompanion.ui.widgets.direction import seen_place
from backcompanion.ui.widgets.figure_provider import FigureProvider
from backcompanion.ui.widgets.figure_view import FigureView
from backcompanion.ui.widgets.shown_pose import Course, Shown, course_of
from backcompanion.ui.widgets.view_buttons import ViewButtons

# While getting ready: this share of the time in the start position, the way into the first phase,
# and then slow repetitions.
START_POSE_SHARE = 0.4
ENTERING_SECONDS = 2.0
SLOW_MOTION_FACTOR = 1.5


class FigurePanel(QWidget):
    """Holds the figure; everything that it shows is a function of the moment."""

    clicked = Signal()

    def __init__(self, figures: FigureProvider, library: Library, live: LiveSettings) -> None:
        super().__init__()
        self._figures, self._library, self._live = figures, library, live
        self._view = FigureView()
        self._view.setParent(self)
        if figures.frame_folder is not None:
            self._view.keep_frames_in(figures.frame_folder)
        self._view.clicked.connect(self.clicked)
        self._buttons = ViewButtons(self)
        self._buttons_wanted = True
        self._buttons.view_requested.connect(self._view.look_from)
        self._shown: tuple[object, ...] = ()

    def follow_in_tab_order(self, widget: QWidget) -> None:
        """Its buttons are reached by Tab after that one."""
        self._buttons.follow_in_tab_order(widget)

    def show_moment(self, moment: Moment) -> float:
        """Training seconds until the figure is seen to differ, if nothing else begins before."""
        planned = moment.planned
        held = planned.held
        if moment.level != planned.level and planned.exercise in self._library.exercises:
            equipment = frozenset(self._live.now.equipment)
            held = held_equipment(
                self._library.exercises[planned.exercise], moment.level, equipment
            )
        shown = (planned.motion, moment.level, held)
        if shown != self._shown:
            self._shown = shown
            self._view.set_reduced_motion(self._figures.reduced_motion)
            self._view.set_ground(QColor(theme.colours().background))
            exercise = self._library.exercises[planned.exercise]
            motion = self._figures.motion(planned.motion)
            if motion is None:
                self._view.clear_motion()
            else:
                self._view.show_motion(
                    motion, moment.level, frozenset(held), self._figures.colours()
                )
                self._view.set_lit(self._figures.lit(planned.motion, moment.level))
            self._view.setAccessibleName(exercise.name)
        if moment.getting_ready:
            return self._show_coming(moment)
        return self._view.show_course(
            *course_of(
                moment.planned.tempos[moment.level],
                moment.elapsed,
                moment.phase,
                moment.phase_fraction,
                moment.side,
                moment.repetition - 1,
                comes_again=moment.repetition < moment.repetitions,
            )
        )

    def show_buttons(self, wanted: bool) -> None:
        """Those that say where to look from, where there is room for them."""
        self._buttons_wanted = wanted
        size = self._buttons.sizeHint()
        shown = wanted and self.width() > 2 * size.width() and self.height() > 160
        self._buttons.setVisible(shown)
        # Above them: long words would lie over the mat of who stands.
        self._view.setGeometry(self.rect().adjusted(0, 0, 0, -size.height() if shown else 0))

    def turn_by_key(self, key: int) -> None:
        """Shift with that key."""
        self._view.turn_by_key(key)

    def refresh(self) -> None:
        """Once more with the colours of now; the next moment shows it."""
        self._shown = ()

    def _show_coming(self, moment: Moment) -> float:
        at = moment.elapsed - (moment.end - moment.start) * START_POSE_SHARE
        tempo = moment.planned.tempos[moment.level]
        if at < 0:
            entering = at + ENTERING_SECONDS
            if entering <= 0.0:
                self._view.show_moment(Shown(side=moment.side))
                return -entering
            way = Course(*(None, 0.0, "", ENTERING_SECONDS, moment.side, None), comes_again=False)
            return min(-at, self._view.show_course(way, entering * way.frames_a_second))
        slow = (at / SLOW_MOTION_FACTOR) % tempo.parts[0].repetition_seconds
        done, phase, fraction = phase_at(tempo, slow)
        side = moment.planned.side or phase_side(moment.planned.leads, tempo, 0, phase)
        course, position = course_of(tempo, slow, phase, fraction, side, done)
        left = min(self._view.show_course(course, position), (1.0 - fraction) * phase.seconds)
        return left * SLOW_MOTION_FACTOR

    def resizeEvent(self, event: QResizeEvent) -> None:
        size = self._buttons.sizeHint()
        place = QRect(QPoint(0, self.height() - size.height()), size)
        self._buttons.setGeometry(seen_place(self, place))
        self.show_buttons(self._buttons_wanted)
