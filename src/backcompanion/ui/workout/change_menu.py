"""What can be otherwise in a step of the list, as a menu: what each entry does is its value."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.exercise.repetitions import amount_of
from backcompanion.training.exercise.terms import LEAST_PACE, MOST_PACE, PACE_STEP
from backcompanion.training.session.limits import LONGEST_STEP_SECONDS
from backcompanion.ui.text.training_text import amount_done
from backcompanion.ui.widgets.menu import Menu
from backcompanion.ui.workout.exercise_changes import ExerciseChanges

REPETITIONS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20)
SECONDS = (10, 15, 20, 30, 40, 45, 60, 90, 120)
MOST_SETS = 5
HOLDS = (1, 2, 3, 5, 8, 10, 15, 20, 30)
# As far as a routine's file holds it.
MOST_REPETITIONS, MOST_SECONDS, MOST_HOLD = 600, 3600, 600


class ChangeMenu(QObject):
    """Lives as long as its menu."""

    def __init__(self, parent: QWidget, changes: ExerciseChanges) -> None:
        self.menu = Menu(parent)
        super().__init__(self.menu)
        self._changes = changes
        self._work: dict[QAction, Callable[[], object]] = {}
        self._build()
        self.menu.triggered.connect(self._on_triggered)

    def _build(self) -> None:
        menu, changes = self.menu, self._changes
        self._add(menu, _("Leave out today"), changes.leave_out_today)
        if changes.left_out_today:
            self._add(menu, _("Bring back what is left out today"), changes.bring_back)
        self._add(menu, _("Leave out for good"), changes.leave_out)
        if changes.has_easier:
            always = self._add(menu, _("Always easier"), changes.toggle_always_easier)
            _tick(always, changes.is_always_easier)
        menu.addSeparator()
        self._add_amounts()
        paces = range(LEAST_PACE, MOST_PACE + 1, PACE_STEP)
        texts = [(_("{n} %").format(n=pace), pace) for pace in paces]
        self._add_choices(_("Pace"), texts, changes.pace, changes.set_pace)
        others = self._submenu(_("Swap for"))
        for exercise in changes.others():
            self._add(others, exercise.name, partial(changes.swap, exercise))
        others.setEnabled(not others.isEmpty())
        menu.addSeparator()
        self._add(menu, _("Move up"), partial(changes.move, -1), "Alt+↑")
        self._add(menu, _("Move down"), partial(changes.move, 1), "Alt+↓")
        if changes.is_based_on_another:
            menu.addSeparator()
            self._add(menu, _("The whole routine as written"), changes.as_written)

    def _add_amounts(self) -> None:
        changes = self._changes
        unit = amount_of(changes.tempo)
        numbers = SECONDS if unit.unit == "seconds" else REPETITIONS
        now = unit.of(changes.tempo.seconds)
        known = sorted({*numbers, now})
        texts = [(amount_done(number, unit), number) for number in known]
        many = self._add_choices(_("How many"), texts, now, changes.set_amount)
        most = MOST_SECONDS if unit.unit == "seconds" else MOST_REPETITIONS
        most = min(most, unit.of(LONGEST_STEP_SECONDS))
        self._add_typed(many, _("How many"), now, (1, most), changes.set_amount)
        if changes.hold_seconds:
            self._add_holds(changes.hold_seconds)
        sets = range(1, MOST_SETS + 1)
        named = [(ngettext("{n} set", "{n} sets", n).format(n=n), n) for n in sets]
        self._add_choices(_("Sets"), named, changes.sets, changes.set_sets)

    def _add_holds(self, now: int) -> None:
        """How long each repetition is held."""
        changes, holds = self._changes, sorted({*HOLDS, now})
        texts = [(_("{n} s").format(n=seconds), seconds) for seconds in holds]
        menu = self._add_choices(_("Hold each"), texts, now, changes.set_hold)
        self._add_typed(menu, _("Hold each"), now, (1, MOST_HOLD), changes.set_hold)

    def _add_typed(
        self,
        menu: Menu,
        title: str,
        now: int,
        bounds: tuple[int, int],
        choose: Callable[[int], object],
    ) -> None:
        """A number that is not among those offered."""

        def ask() -> None:
            from backcompanion.ui.widgets.ask_number import ask_number

            window = self.menu.window()
            number = ask_number(window, self._changes.name, title, now, bounds)
            if number is not None:
                choose(number)

        self._add(menu, _("Another number…"), ask)

    def _add_choices(
        self,
        title: str,
        choices: Iterable[tuple[str, int]],
        now: int,
        choose: Callable[[int], object],
    ) -> Menu:
        submenu = self._submenu(title)
        for text, value in choices:
            _tick(self._add(submenu, text, partial(choose, value)), value == now)
        return submenu

    def _submenu(self, title: str) -> Menu:
        return self.menu.add_submenu(title)

    def _add(self, menu: Menu, text: str, work: Callable[[], object], key: str = "") -> QAction:
        action = menu.add_entry(f"{text}\t{key}" if key else text)
        self._work[action] = work
        return action

    def _on_triggered(self, action: QAction) -> None:
        self._work[action]()


def _tick(action: QAction, on: bool) -> None:
    action.setCheckable(True)
    action.setChecked(on)
