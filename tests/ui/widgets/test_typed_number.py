"""Fault 1 once more, in fields that Qt reads: in German 2.5 kg became 25."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from backcompanion.ui.widgets.spin_boxes import MinutesSpinBox
from backcompanion.ui.widgets.stepper import Stepper

TYPED = {"2.5": 2.5, "2,5": 2.5, "12.5": 12.5, "1.250": 1.25, "٢٫٥": 2.5, ".5": 0.5, "25 kg": 25}


@pytest.fixture(params=["C", "en_US", "de_DE", "fr_FR", "ar_EG", "hi_IN"])
def _in_locale(request: pytest.FixtureRequest) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(before)


def enter(box: Stepper | MinutesSpinBox, text: str) -> float:
    box.lineEdit().selectAll()
    box.lineEdit().insert(text)
    box.interpretText()
    return box.value()


@pytest.mark.usefixtures("_in_locale")
def test_point_and_comma_are_decimal_signs_in_every_locale(qtbot: QtBot) -> None:
    weight = Stepper(0, 200, step=0.5, unit="kg", none="none")
    qtbot.addWidget(weight)
    for text, value in TYPED.items():
        assert enter(weight, "7") == 7
        assert enter(weight, text) == value, text
        weight.clearFocus()
        assert enter(weight, weight.text()) == value  # what it shows says the same
    assert enter(weight, "none") == 0


@pytest.mark.usefixtures("_in_locale")
def test_what_has_to_be_whole_is_never_ten_times_as_much(qtbot: QtBot) -> None:
    boxes: tuple[Stepper | MinutesSpinBox, ...] = (Stepper(1, 3600, unit="s"), MinutesSpinBox())
    for box in boxes:
        qtbot.addWidget(box)
        assert enter(box, "25") == 25
        assert enter(box, "٣٠") == 30
        for text in ("2.5", "12,5", "abc", "99999"):
            assert enter(box, text) == 30, text  # as it was before
