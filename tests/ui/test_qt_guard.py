"""A fault of ours where Qt calls us leaves the window, the session and the report."""

from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.ui import qt_guard
from backcompanion.ui.player.page import PlayerPage
from backcompanion.ui.qt_guard import guard_overrides, is_called_by_qt, is_guarded, overridden
from backcompanion.ui.shell.scene_preparation import ScenePreparation
from backcompanion.ui.shell.text_size_follower import TextSizeFollower
from backcompanion.ui.widgets.spoken_notification import SpokenNotification
from support.edge_faults import classes, meet, overrides, slots
from support.long_texts import fill_history
from support.scenes import show_everything
from support.slot_faults import SlotFaults, recorded_connections, show_pages_and_session
from support.thoroughness import THOROUGH, only_thorough
from support.window import Window, take_apart

# How much of what Qt calls fails at once: all that is painted; all that is measured; all that
# follows what happens to a window; all that is pressed. Never those that make a layout what it is.
GROUPS = {
    "painted": "paintEvent paint boundingRect rowCount columnCount data headerData flags"
    " textFromValue",
    "measured": "sizeHint minimumSizeHint minimumSize heightForWidth hasHeightForWidth setGeometry"
    " resizeEvent expandingDirections blockBoundingRect",
    "followed": "showEvent hideEvent changeEvent eventFilter event enterEvent leaveEvent"
    " focusInEvent focusOutEvent closeEvent",
    "pressed": "keyPressEvent mousePressEvent mouseReleaseEvent mouseDoubleClickEvent"
    " mouseMoveEvent wheelEvent hitButton focusNextPrevChild accept reject"
    " contextMenuEvent insertFromMimeData dragMoveEvent dragLeaveEvent dropEvent mimeData mimeTypes"
    " showPopup hidePopup canInsertFromMimeData validate fixup valueFromText stepBy stepEnabled",
}
OF_A_LAYOUT = {"addItem", "count", "itemAt", "takeAt"}
# `make test` puts all into two windows.
FEWER = {
    "seen": f"{GROUPS['painted']} {GROUPS['measured']}",
    "done": f"{GROUPS['followed']} {GROUPS['pressed']}",
}
# At least so many reports, which are of so many places.
LEAST_REPORTS = 8
# Of slots `make test` meets one of so many.
SAMPLE, LEAST_SLOTS = 4, 300
OF_THE_PLAYER = ("_update_frame", "_on_session_changed", "_on_look_changed")


def test_whatever_qt_calls_is_guarded() -> None:
    assert len(overrides()) > 150
    assert [str(edge) for edge in overrides() if not is_guarded(vars(edge.cls)[edge.name])] == []
    assert {edge.kind for edge in overrides()} == {
        *OF_A_LAYOUT,
        *(kind for group in GROUPS.values() for kind in group.split()),
    }


def test_what_stands_in_for_qt_and_is_not_guarded_is_called_by_us_alone() -> None:
    """A new name is either of Qt's virtual methods, and belongs into the guard, or goes here."""
    unguarded = {
        name
        for cls in classes()
        for name in overridden(cls)
        if not is_called_by_qt(name) and not name.startswith("_on_")
    }
    ours = {"text", "setText", "clear", "setWordWrap", "addButton", "setAccessibleName"}
    assert unguarded == ours


@pytest.mark.expects_log
@pytest.mark.parametrize("group", GROUPS if THOROUGH else FEWER)
def test_the_window_the_session_and_the_report_stay(
    group: str, qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kinds = (GROUPS | FEWER)[group].split()
    met = meet(tmp_path, tuple(edge for edge in overrides() if edge.kind in kinds))
    assert met.holds and met.saved and met.crash_windows == 1
    assert met.reports >= LEAST_REPORTS
    assert "Traceback" not in capsys.readouterr().err


@only_thorough
@pytest.mark.expects_log
def test_slots_and_timers_of_the_player_that_fail_all_the_while(
    qtbot: QtBot, tmp_path: Path
) -> None:
    met = meet(
        tmp_path,
        tuple(edge for edge in slots() if edge.name in OF_THE_PLAYER and edge.cls is PlayerPage),
    )
    assert met.holds and met.saved and met.reports >= 2


@pytest.mark.expects_log
def test_every_slot(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`make test` meets one of so many, where nothing but the pages and a session is open."""
    fill_history(tmp_path)
    with recorded_connections() as connections:
        window = Window(tmp_path)
        main = window.main
        main.keepers().keep_calendar_file()
        # What is there only on Wayland, for a moment, or with a screen reader's client.
        TextSizeFollower(main.context.live, main.context.desktop.create_text_scale, main)
        ScenePreparation(main, ())
        SpokenNotification(main)
        faults = SlotFaults(window, tmp_path, connections, every=1 if THOROUGH else SAMPLE)
        monkeypatch.setattr("sys.excepthook", faults.reporter.handle)
        show = show_everything if THOROUGH else show_pages_and_session
        show(window, faults.check, with_history=True)
        take_apart(main)
    assert faults.failures == []
    not_met = [str(edge) for edge in slots() if edge.find_method().__code__ not in faults.met]
    assert not (THOROUGH and not_met), not_met
    assert len(faults.met) >= (LEAST_SLOTS if THOROUGH else LEAST_SLOTS // SAMPLE // 2)


@pytest.fixture
def reported(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    faults: list[BaseException] = []
    monkeypatch.setattr("sys.excepthook", lambda _kind, error, _trace: faults.append(error))
    return faults


@pytest.fixture
def of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Classes of this file are guarded like the program's own."""
    monkeypatch.setattr(QObject, "__init_subclass__", QObject.__init_subclass__)
    guard_overrides(__name__.partition(".")[0])


def shown(widget: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(widget)
    widget.show()
    for _n in range(3):
        widget.update()
        QApplication.processEvents()


def test_what_calls_qt_meets_no_fault_of_another(
    qtbot: QtBot, reported: list[BaseException], of_ours: None
) -> None:
    class Failing(QWidget):
        def resizeEvent(self, event: QResizeEvent) -> None:
            raise ZeroDivisionError

        def sizeHint(self) -> QSize:
            raise ZeroDivisionError

    widget = Failing()
    widget.resize(300, 200)  # raises, where nothing is guarded
    shown(widget, qtbot)
    assert widget.sizeHint() == QWidget().sizeHint()
    assert {type(error) for error in reported} == {ZeroDivisionError}


def test_a_painter_that_was_left_open_is_closed(
    qtbot: QtBot, reported: list[BaseException], of_ours: None
) -> None:
    """With one open Qt ends the process: when its pixmap goes, or its widget."""

    class Failing(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            picture = QPixmap(20, 20)
            on_picture, on_self = QPainter(picture), QPainter(self)
            assert on_picture.isActive() and on_self.isActive()
            raise ZeroDivisionError

    shown(Failing(), qtbot)
    assert len(reported) >= 1


def test_a_model_or_layout_that_fails_is_empty(
    qtbot: QtBot, reported: list[BaseException], of_ours: None
) -> None:
    class FailingModel(QAbstractListModel):
        def rowCount(self, parent: QModelIndex | None = None) -> int:  # type: ignore[override]
            raise ZeroDivisionError

    class FailingLayout(QLayout):
        def sizeHint(self) -> QSize:
            raise ZeroDivisionError

        def count(self) -> int:
            raise ZeroDivisionError

    assert FailingModel().rowCount() == 0
    layout = FailingLayout()
    assert (layout.count(), layout.sizeHint()) == (0, QSize())
    assert len(reported) == 3


def test_a_key_that_fails_is_not_pressed_a_second_time(
    qtbot: QtBot, reported: list[BaseException], of_ours: None
) -> None:
    pressed: list[str] = []

    class Failing(QPushButton):
        def event(self, event: QEvent) -> bool:
            handled = super().event(event)
            if event.type() == QEvent.Type.MouseButtonRelease:
                raise ZeroDivisionError
            return handled

    button = Failing()
    button.clicked.connect(lambda: pressed.append("once"))
    shown(button, qtbot)
    button.click()
    assert pressed == ["once"]


def test_the_fault_itself_keeps_nothing_alive(reported: list[BaseException]) -> None:
    def fail(big: bytearray) -> None:
        raise ZeroDivisionError

    try:
        fail(bytearray(10))
    except ZeroDivisionError as error:
        qt_guard.report_fault(error)
        trace = error.__traceback__
        assert trace is not None and trace.tb_next is not None
        assert trace.tb_next.tb_frame.f_locals == {}
