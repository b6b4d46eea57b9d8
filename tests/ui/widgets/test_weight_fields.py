"""Weights as they are typed: kept as they were meant, and asked about where they cannot be."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.training.adaptation.loads import UsedWeight
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.weight_fields import WeightFields

WEIGHTS = (
    UsedWeight("reverse-fly", "Reverse fly", None, 2.5),
    UsedWeight("roll-downs", "Roll downs", 1.0, None),
)


@pytest.fixture
def changes() -> list[dict[str, float | None]]:
    return []


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The sentences that are compared have its numbers, whatever the machine's are."""
    before = QLocale()
    QLocale.setDefault(QLocale("en"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def fields(qtbot: QtBot, changes: list[dict[str, float | None]]) -> Iterator[WeightFields]:
    window = QWidget()
    qtbot.addWidget(window)
    fields = WeightFields()
    QVBoxLayout(window).addWidget(fields)
    fields.changed.connect(changes.append)
    fields.show_weights(WEIGHTS, "kg", "Weights used, kg")
    with qtbot.waitActive(window):
        window.show()
    yield fields


def field(fields: WeightFields, name: str) -> QLineEdit:
    (field,) = [
        f for f in fields.findChildren(QLineEdit) if name in f.accessibleName() and f.isVisible()
    ]
    return field


def type_in(qtbot: QtBot, fields: WeightFields, name: str, text: str) -> None:
    line = field(fields, name)
    line.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


@pytest.fixture(params=["C", "en_US", "de_DE"])
def locale(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("text", "kg"),
    [
        ("2.5", 2.5),
        ("2,5", 2.5),
        ("12.5", 12.5),
        ("1.250", 1.25),
        ("0", None),
        ("000000012.5", 12.5),
    ],
)
def test_a_typed_weight_is_neither_ten_times_as_much_nor_dropped(
    qtbot: QtBot,
    locale: str,
    fields: WeightFields,
    changes: list[dict[str, float | None]],
    text: str,
    kg: float | None,
) -> None:
    type_in(qtbot, fields, "Roll downs", text)
    assert changes == [{"roll-downs": kg}]
    assert field(fields, "Roll downs").text() == text


def test_pounds_are_kept_as_kilograms(
    qtbot: QtBot, fields: WeightFields, changes: list[dict[str, float | None]]
) -> None:
    fields.show_weights((UsedWeight("roll-downs", "Roll downs", 2.26796185, None),), "lb")
    QApplication.processEvents()
    assert field(fields, "Roll downs, lb").text() == "5"
    type_in(qtbot, fields, "Roll downs", "7.5")
    assert changes == [{"roll-downs": pytest.approx(3.401943)}]


def test_what_was_not_touched_is_not_written(
    qtbot: QtBot, fields: WeightFields, changes: list[dict[str, float | None]]
) -> None:
    type_in(qtbot, fields, "Roll downs", "1")
    field(fields, "Reverse fly").setFocus()
    assert changes == []


def test_a_weight_far_from_before_is_asked_about_and_can_be_put_right(
    qtbot: QtBot, fields: WeightFields, changes: list[dict[str, float | None]]
) -> None:
    type_in(qtbot, fields, "Reverse fly", "25")
    assert fields.hint == "25 kg in Reverse fly? It was 2.5 kg before."
    assert field(fields, "Reverse fly").accessibleDescription() == fields.hint
    assert not fields.confirm(), "who goes on is shown the question first"
    button = fields.findChild(Button, "takeUsualWeight")
    assert button is not None and button.shows_focus and button.text() == "Make it 2.5 kg"
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert changes == [{"reverse-fly": 25.0}, {"reverse-fly": 2.5}]
    assert fields.hint == "" and fields.confirm()


def test_who_means_it_goes_on(qtbot: QtBot, fields: WeightFields) -> None:
    type_in(qtbot, fields, "Reverse fly", "25")
    field(fields, "Roll downs").setFocus()
    assert fields.hint, "leaving the field is no answer"
    assert not fields.confirm()
    assert fields.confirm()


@pytest.mark.parametrize("text", ["2,5E+", "abc", "250", "-1", "0000000082500"])
def test_what_is_no_weight_is_told_and_not_dropped(
    qtbot: QtBot, fields: WeightFields, changes: list[dict[str, float | None]], text: str
) -> None:
    type_in(qtbot, fields, "Roll downs", text)
    assert "Roll downs: please type a number up to 200 kg" in fields.hint
    assert changes == []
    assert not fields.confirm() and not fields.confirm()
    assert field(fields, "Roll downs").hasFocus()
    type_in(qtbot, fields, "Roll downs", "")
    assert changes == [{"roll-downs": None}]
    assert fields.hint == "" and fields.confirm()
