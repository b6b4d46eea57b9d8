"""How long each line of a sheet takes, and the whole."""

from backcompanion.application.sheet_length import sheet_length
from backcompanion.training.session.prescription import Choices
from support.shipped import shipped_library
from training.sheet.readers import reader_of


def length(text: str):
    return sheet_length(reader_of().read(text), shipped_library(), Choices())


def test_of_each_line_with_the_time_to_get_ready() -> None:
    sheet_length = length("# Name\nCat cow 1 min\nNothing known\nRest 30 s\nBridge 1 min")
    assert sheet_length is not None
    assert sheet_length.lines == {1: 25 + 60, 4: 25 + 30 + 60}
    assert round(sheet_length.whole, 3) == sum(sheet_length.lines.values())


def test_of_rounds_each_line_once_and_the_whole_all_of_them() -> None:
    for rounds in (2, 5):
        sheet_length = length(f"{rounds} rounds:\n  Cat cow 1 min\n  Bridge 1 min")
        assert sheet_length is not None
        assert sheet_length.lines == {1: 85, 2: 85}
        assert sheet_length.whole >= rounds * 2 * 85 - 10 * rounds


def test_of_nothing_there_is_none() -> None:
    assert length("") is length("# Name\nNothing known 3 x 10") is None
    assert length("20 rounds:\n" + "  Bridge\n" * 20) is None
