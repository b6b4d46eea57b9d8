"""Rows that cannot be right, anywhere: everything else goes on, and they are named and carried."""

from pathlib import Path

from reliability.odd_rows import made, spoil_many
from support.thoroughness import tries

HISTORIES = tries(100, sample=2)


def test_whatever_stands_in_a_row_the_rest_goes_on(tmp_path: Path) -> None:
    well = made(tmp_path / "well")
    (tmp_path / "work").mkdir()
    figures = spoil_many(well, tmp_path / "work", HISTORIES, seed=1)
    assert figures.failures == []
    assert figures.whole == figures.carried == figures.histories == HISTORIES
