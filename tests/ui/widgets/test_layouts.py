"""What changes in a card that is seen costs its page one layout, however many widgets there are."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.ui.widgets.layouts import clear_layout, laid_out_once


class Neighbour(QWidget):
    """Takes what room is left, and counts how often it is given another."""

    def __init__(self) -> None:
        super().__init__()
        self.resized = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.resized += 1


def changes(qtbot: QtBot, change: Callable[[QWidget, QVBoxLayout], None]) -> int:
    """How often the widget beside a card with a list gets another size by a change of it."""
    page, card, neighbour = QWidget(), QWidget(), Neighbour()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(card)
    column.addWidget(neighbour, 1)
    head = QHBoxLayout(card)
    rows = QVBoxLayout()
    head.addLayout(rows)
    for _n in range(8):
        rows.addWidget(QLabel("before"))
    page.resize(400, 600)
    with qtbot.waitExposed(page):
        page.show()
    neighbour.resized = 0
    change(card, rows)
    qtbot.waitUntil(lambda: neighbour.resized > 0)
    labels = [label for label in card.findChildren(QLabel) if label.text() == "now"]
    hidden = [label for label in labels if label.isHidden()]
    assert len(labels) == 12 and [label.toolTip() for label in hidden] == ["hidden"]
    bottoms = [label.geometry().bottom() for label in labels if label.isVisible()]
    assert bottoms == sorted(set(bottoms)) and bottoms[-1] <= card.height()
    return neighbour.resized


def fill(rows: QVBoxLayout) -> None:
    clear_layout(rows)
    for n in range(12):
        label = QLabel("now")
        rows.addWidget(label)
        if n == 5:
            label.setToolTip("hidden")
            label.hide()


def test_rows_of_a_card_are_laid_out_at_once(qtbot: QtBot) -> None:
    def at_once(card: QWidget, rows: QVBoxLayout) -> None:
        with laid_out_once(card):
            fill(rows)

    def one_after_another(_card: QWidget, rows: QVBoxLayout) -> None:
        fill(rows)

    assert changes(qtbot, at_once) <= 2
    assert changes(qtbot, one_after_another) > 8  # what Qt does by itself


def test_what_fails_half_way_leaves_the_layout_at_work(qtbot: QtBot) -> None:
    card = QWidget()
    qtbot.addWidget(card)
    rows = QVBoxLayout(card)
    rows.addWidget(QLabel("before"))
    with qtbot.waitExposed(card):
        card.show()
    try:
        with laid_out_once(card):
            raise ValueError
    except ValueError:
        pass
    assert rows.isEnabled()
