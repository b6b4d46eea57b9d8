"""What is other than usual in a session stands there for as long as it is so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from backcompanion.ui.player.actions import PlayerAction
from support.fits import covered_by
from support.present import present
from support.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    window = Window(tmp_path, size=(960, 540))
    yield window
    window.close()


def marks(window: Window) -> list[str]:
    window.settle()
    return [mark.text for mark in window.main.scenes.player()._marks.marks]


def press(window: Window, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(window.main.scenes.player(), key)
    window.settle()


def to_a_set(window: Window) -> None:
    """Within the first set of work, past the time to get ready for it."""
    session = window.running.session
    while session.moment.planned.kind != "work" or session.moment.getting_ready:
        session.skip()
        window.go(0.1)
    window.go(3)


def test_what_was_switched_off_or_changed_has_a_lasting_sign(window: Window) -> None:
    window.start()
    window.go(8)
    to_a_set(window)
    assert marks(window) == []
    press(window, Qt.Key.Key_M)
    window.go(12)
    assert marks(window) == ["All sound off"]
    assert "All sound off" in window.main.scenes.player()._marks.accessibleName()
    press(window, Qt.Key.Key_M, Qt.Key.Key_V)
    assert marks(window) == ["Voice off"]
    press(window, Qt.Key.Key_V, Qt.Key.Key_E)
    assert marks(window) == ["Easier"]
    press(window, Qt.Key.Key_D, Qt.Key.Key_D)
    assert marks(window) == ["Harder"]
    window.main.scenes.player().show_missing(("No voice",))
    assert marks(window) == ["Harder", "No voice"]
    press(window, Qt.Key.Key_V)
    window.main.scenes.player().show_missing(())
    window.main.context.live.change(sounds=False)
    assert marks(window) == ["Harder", "All sound off"]


def test_what_was_prescribed_harder_and_made_standard_or_gentler(window: Window) -> None:
    """Gentler is the gentlest after pain, and can be taken back."""
    window.main.context.live.change(level="harder")
    window.start()
    window.go(8)
    to_a_set(window)
    assert marks(window) == ["Harder"]
    press(window, Qt.Key.Key_E)
    assert marks(window) == ["Standard"]
    press(window, Qt.Key.Key_D)
    session = window.running.session
    assert session.moment.level == "harder"
    controller = window.main.scenes.player().controller
    controller.trigger(PlayerAction.HURT)
    present(controller._prompt)._finish_with("gentler")
    window.settle()
    assert session.moment.level == "easier"
    controller.trigger(PlayerAction.UNDO)
    assert session.moment.level == "harder"
    assert "hurt" not in [step.outcome for step in session.timeline.records(session.position)]


def as_wide_as_french_makes_them_they_are_whole_beside_the_ring(window: Window) -> None:
    window.main.setUpdatesEnabled(True)
    window.main.resize(1280, 800)
    window.settle()
    player = window.main.scenes.player()
    player.show_missing(("Pas de voix", "Pas de sons", "L’écran peut s’éteindre"))
    window.settle()
    row, ring = player._marks.geometry(), player._ring.geometry()
    # The corner of the ring's square, which its circle leaves free.
    shared = row.intersected(QRect(ring.topLeft(), ring.size() / 6))
    assert not shared.isEmpty()  # otherwise this shows nothing
    with_ring = player.grab(shared).toImage()
    player._ring.hide()
    assert with_ring == player.grab(shared).toImage()


def test_a_message_covers_nothing_and_grows_with_the_window(window: Window) -> None:
    window.start()
    window.go(8)
    player = window.main.scenes.player()
    sizes = []
    for size in ((900, 500), (1280, 800), (1920, 1080), (700, 900)):
        window.main.resize(*size)
        window.settle()
        press(window, Qt.Key.Key_M)
        text = next(label for label in player.toast.findChildren(QLabel) if label.text())
        sizes.append(text.font().pixelSize())
        assert player.toast.isVisible()
        covered = covered_by(player.toast, window.main)
        assert [each for each in covered if not each.startswith("PlayerPage")] == []
        over = QRect(player.toast.mapTo(player, QPoint()), player.toast.size())
        assert not over.intersects(player._coming.geometry()), size
        assert not over.intersects(player._stage.geometry()), size
    assert sizes[0] < sizes[1] < sizes[2]
    player.toast.hide()
    assert player._stage.geometry() == player._player_layout.figure
    as_wide_as_french_makes_them_they_are_whole_beside_the_ring(window)
