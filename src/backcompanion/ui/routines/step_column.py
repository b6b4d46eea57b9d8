"""Left in the editor: how the routine begins and ends, its steps, and the search for more."""

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from backcompanion.application.exercise_index import ExerciseIndex
from backcompanion.application.routine_editor import RoutineEditor
from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine_building import Edge
from backcompanion.training.exercise.terms import Block
from backcompanion.ui import theme
from backcompanion.ui.routines.exercise_search import ExerciseSearch
from backcompanion.ui.routines.row_painting import Picture
from backcompanion.ui.routines.step_list import StepList
from backcompanion.ui.routines.step_menu import StepMenu
from backcompanion.ui.text.editor_rows import EditorRow
from backcompanion.ui.widgets.accessibility import announce
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.combo_box import ComboBox
from backcompanion.ui.widgets.flow_layout import FlowLayout
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.menu import Menu


class _EdgeBox(ComboBox):
    """Gives way where there is no room for all of it."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width() - 6, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(110, self.sizeHint().height())


class StepColumn(Card):
    """Changes the routine by itself. `pointed_at`: an exercise (`Exercise`) of the search, or None
    for the selected step again.
    """

    pointed_at = Signal(object)

    def __init__(self, editor: RoutineEditor, index: ExerciseIndex, picture: Picture) -> None:
        super().__init__()
        self._editor = editor
        self.list = StepList(picture)
        self.search = ExerciseSearch(index, picture)
        self.warm_up, self.cool_down = _EdgeBox(()), _EdgeBox(())
        self.warm_up.set_label(_("Warm-up"))
        self.cool_down.set_label(_("Cool-down"))
        self._stack = QStackedWidget()
        self._empty = Label(
            _("Nothing in it yet. Type below what it begins with."), 14, role=theme.MUTED, wrap=True
        )
        self._keys = Label(
            _("Alt+↑ ↓ moves · Ctrl+D doubles · Delete takes out"), 12, role=theme.MUTED, wrap=True
        )
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 12, 10, 10)
        column.setSpacing(8)
        head = FlowLayout(gap=6)  # one below the other rather than cut
        for combo in (self.warm_up, self.cool_down):
            combo.setFont(theme.font(13))
            head.addWidget(combo)
        column.addLayout(head)
        for widget in (self.list, self._empty, self.search):
            self._stack.addWidget(widget)
        column.addWidget(self._stack, 1)
        column.addWidget(self.search.field)
        column.addWidget(self._keys)

    def _connect(self) -> None:
        self.search.field.textEdited.connect(self._on_search_edited)
        self.search.added.connect(self._on_added)
        self.search.left.connect(self.show_steps)
        self.search.pointed_at.connect(self._on_pointed_at)
        self.warm_up.chosen.connect(self._on_warm_up_chosen)
        self.cool_down.chosen.connect(self._on_cool_down_chosen)
        editor, steps = self._editor, self.list
        steps.chosen.connect(editor.select)
        steps.move_requested.connect(self._on_move_requested)
        steps.dropped.connect(editor.move_to)
        steps.remove_requested.connect(self._on_remove_requested)
        steps.double_requested.connect(self._on_double_requested)
        steps.customContextMenuRequested.connect(self._on_menu_requested)

    def show_steps(self) -> None:
        """In the place of what was found."""
        self.search.clear()
        has_steps = bool(self._editor.spots)
        self._stack.setCurrentWidget(self.list if has_steps else self._empty)
        self.pointed_at.emit(None)
        if has_steps:
            self.list.setFocus()

    def refresh(self, rows: list[EditorRow]) -> None:
        """The routine is another one, or another place of it is selected."""
        editor = self._editor
        self.list.show_rows(rows, editor.spot)
        self._show_edge(editor, "warm-up", self.warm_up)
        self._show_edge(editor, "cool-down", self.cool_down)
        if self._stack.currentWidget() is not self.search:
            self._stack.setCurrentWidget(self.list if rows else self._empty)

    def create_menu(self) -> Menu:
        """What can be done with the selected step."""
        return StepMenu(self, self.list).menu

    def open_menu(self, button: QWidget) -> None:
        self.create_menu().open_below(button)

    def set_small(self, small: bool) -> None:
        self._keys.setVisible(not small)

    @staticmethod
    def _show_edge(editor: RoutineEditor, block: Block, combo: ComboBox) -> None:
        if block == "warm-up":
            texts = (_("Warm-up: built-in"), _("Warm-up: shorter"), _("No warm-up"))
            own = _("Warm-up: its own")
        else:
            texts = (_("Cool-down: built-in"), _("Cool-down: shorter"), _("No cool-down"))
            own = _("Cool-down: its own")
        edges: tuple[Edge, ...] = ("built-in", "shorter", "none")
        options: list[tuple[Edge, str]] = list(zip(edges, texts, strict=True))
        now = editor.edge(block)
        if now == "own" or editor.has_own_edge(block):
            options.append(("own", own))
        if [combo.itemData(n) for n in range(combo.count())] != [edge for edge, _text in options]:
            combo.set_options(options)
        combo.show_value(now)

    # --- what happens --------------------------------------------------------------------------

    def _on_move_requested(self, by: int) -> None:
        self._editor.move(by)
        self._say_change()

    def _on_remove_requested(self) -> None:
        self._editor.remove()
        self._say_change()

    def _on_double_requested(self) -> None:
        self._editor.double()
        self._say_change()

    def _say_change(self) -> None:
        """The row that is selected then says of itself only which step it is."""
        announce(self.list, self._editor.undo_text)

    def _on_menu_requested(self, place: QPoint) -> None:
        """By the right button, or by the key for it."""
        if self._editor.spot is not None:
            self.create_menu().open_at(self.list.viewport().mapToGlobal(place))

    def _on_search_edited(self, text: str) -> None:
        if text.strip():
            self._stack.setCurrentWidget(self.search)
        else:
            self.show_steps()
            self.search.field.setFocus()

    def _on_pointed_at(self, exercise: object) -> None:
        self._stack.setCurrentWidget(self.search)
        self.pointed_at.emit(exercise)

    def _on_added(self, exercise: Exercise) -> None:
        self._editor.add(exercise)
        self.show_steps()
        self._say_change()

    def _on_warm_up_chosen(self, edge: Edge) -> None:
        self._editor.set_edge("warm-up", edge)

    def _on_cool_down_chosen(self, edge: Edge) -> None:
        self._editor.set_edge("cool-down", edge)
