"""Pieces of work, each in a turn of the loop of its own."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from backcompanion.application.slices import Slices


def test_pieces_come_in_order_and_what_is_asked_for_anew_takes_their_place(
    qapp: QApplication,
) -> None:
    parent = QObject()
    slices = Slices(parent)
    done: list[str] = []

    def piece(name: str, also: str = "") -> object:
        return lambda: done.extend(filter(None, (name, also)))

    slices.start(piece("a"), piece("b"), piece("c"))  # type: ignore[arg-type]
    assert done == []
    while not done:
        qapp.processEvents()
    assert done == ["a"]  # one in a turn
    slices.start(piece("d"), piece("e"))  # type: ignore[arg-type]
    slices.finish()
    assert done == ["a", "d", "e"]
    qapp.processEvents()
    slices.finish()
    slices.start()  # nothing at all
    assert not slices.is_active
    assert done == ["a", "d", "e"]
    parent.deleteLater()
