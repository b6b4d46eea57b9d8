"""Each action of the Player is declared once, and keys, buttons and `?` follow from that."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from backcompanion.ui.player.actions import PlayerAction, declared_actions
from backcompanion.ui.player.control_bar import ControlBar
from backcompanion.ui.player.keys import action_for_key, key_table
from backcompanion.ui.player.player_prompts import create_key_help
from backcompanion.ui.text.spoken import labelled
from backcompanion.ui.widgets.accessibility import install_roles

NONE = Qt.KeyboardModifier.NoModifier


def test_every_action_is_declared() -> None:
    assert set(declared_actions()) == set(PlayerAction)


def test_a_line_on_the_keys_is_read_as_one(qtbot: QtBot) -> None:
    """A screen reader may leave labels of one word out, and names no key then."""
    install_roles()
    lines = create_key_help()
    qtbot.addWidget(lines)
    readable = [QAccessible.queryAccessibleInterface(each) for each in lines.findChildren(QLabel)]
    texts = [
        label.text(QAccessible.Text.Name)
        for label in readable
        if label.role() == QAccessible.Role.StaticText
    ]
    assert texts == [labelled("  ".join(keys), meaning) for keys, meaning in key_table()]
    nothing = {label.text(QAccessible.Text.Name) for label in readable} - set(texts)
    assert nothing <= {""}


def test_a_key_asks_for_one_thing_only() -> None:
    keys = [key for each in declared_actions().values() for key in each.keys]
    assert len(keys) == len(set(keys))
    for action, declared in declared_actions().items():
        assert {action_for_key(key, NONE, "") for key in declared.keys} <= {action}


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "action"),
    [
        (Qt.Key.Key_1, Qt.KeyboardModifier.ShiftModifier, "+", PlayerAction.MORE),
        (Qt.Key.Key_unknown, NONE, "?", PlayerAction.KEYS),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, "\x1a", PlayerAction.UNDO),
        (Qt.Key.Key_Z, NONE, "z", PlayerAction.PAUSE),
        (Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier, "\x05", None),
        (Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier, "e", None),
        (Qt.Key.Key_Tab, NONE, "\t", None),
        (Qt.Key.Key_VolumeUp, NONE, "", None),
        (Qt.Key.Key_MediaNext, NONE, "", PlayerAction.SKIP),
        (Qt.Key.Key_MediaStop, NONE, "", PlayerAction.PAUSE),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier, "", PlayerAction.TURN),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.ShiftModifier, "", PlayerAction.TURN),
        (Qt.Key.Key_Left, NONE, "", PlayerAction.BACK),
    ],
)
def test_what_a_key_press_asks_for(
    key: int, modifiers: Qt.KeyboardModifier, text: str, action: PlayerAction | None
) -> None:
    assert action_for_key(key, modifiers, text) is action


def test_all_of_them_stand_on_the_help() -> None:
    lines = dict(key_table())
    for declared in declared_actions().values():
        assert lines[declared.key_names] == declared.meaning


def test_each_button_asks_for_its_action_and_bears_its_key(qtbot: QtBot) -> None:
    bar = ControlBar()
    qtbot.addWidget(bar)
    bar.resize(1280, 48)
    bar.show()
    requested: list[PlayerAction] = []
    bar.action_requested.connect(requested.append)
    with_button = [each for each in declared_actions().values() if each.object_name]
    for declared in with_button:
        button = bar.buttons[declared.action]
        assert button.objectName() == declared.object_name
        assert declared.label in button.text()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert requested == [declared.action for declared in with_button]
    assert len(bar.buttons) == len(with_button)


@pytest.mark.parametrize(
    ("key", "text", "printed", "action"),
    [
        (0x420, "р", "h", PlayerAction.HURT),  # Cyrillic er, on the key with H
        (0x423, "у", "e", PlayerAction.EASIER),
        (0x39C, "μ", "m", PlayerAction.MUTE),  # Greek
        (0x627, "ا", "h", PlayerAction.HURT),  # Arabic
        (0x416, "ж", "", PlayerAction.PAUSE),  # the key with the semicolon bears no letter
        (Qt.Key.Key_A, "a", "q", PlayerAction.SAY_ALL),  # AZERTY: what it gives counts
        (0xDC, "ü", "", PlayerAction.PAUSE),
        (0x11E, "ğ", "e", PlayerAction.PAUSE),  # Turkish F has its E elsewhere
    ],
)
def test_on_any_layout(key: int, text: str, printed: str, action: PlayerAction) -> None:
    assert action_for_key(key, NONE, text, printed) is action


def test_undo_on_a_layout_without_latin_letters() -> None:
    control = Qt.KeyboardModifier.ControlModifier
    assert action_for_key(0x42F, control, "", "z") is PlayerAction.UNDO
