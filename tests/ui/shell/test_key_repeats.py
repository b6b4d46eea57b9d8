"""A key that is held is one press, also where Qt took each repeat for a press of its own."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from backcompanion.ui.shell.key_repeats import KeyRepeats

PRESS, RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
DELETE, DOWN = Qt.Key.Key_Delete, Qt.Key.Key_Down


class TypedInto(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.presses: list[tuple[int, bool]] = []

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == PRESS:
            self.presses.append((event.key(), event.isAutoRepeat()))
        return True


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("sent", "presses"),
    [
        # Held: X11's own time of both is the same.
        ([(PRESS, DELETE, 10), (RELEASE, DELETE, 510), (PRESS, DELETE, 510)], [False, True]),
        # As quickly as fingers can, and two keys at once.
        ([(PRESS, DELETE, 10), (RELEASE, DELETE, 40), (PRESS, DELETE, 55)], [False, False]),
        ([(PRESS, DELETE, 10), (RELEASE, DELETE, 40), (PRESS, DOWN, 40)], [False, False]),
        # By a keyboard on the screen, to which everything happens at 0.
        ([(PRESS, DELETE, 0), (RELEASE, DELETE, 0), (PRESS, DELETE, 0)], [False, False]),
    ],
)
def test_what_is_a_repeat(sent: list[tuple[QEvent.Type, Qt.Key, int]], presses: list[bool]) -> None:
    window, repeats = TypedInto(), KeyRepeats()
    window.installEventFilter(repeats)
    for kind, key, at in sent:
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(at)
        QCoreApplication.sendEvent(window, event)
    assert [repeated for _key, repeated in window.presses] == presses
    assert [key for key, _repeated in window.presses] == [
        key for kind, key, _at in sent if kind == PRESS
    ]
