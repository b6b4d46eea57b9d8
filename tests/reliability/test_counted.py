"""What is said is counted; and a lie would be found."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from backcompanion.history.safety import contents, restoring
from backcompanion.history.safety.repair import RepairReport
from reliability.counted import count_many
from support.thoroughness import tries


def test_every_sentence_says_what_a_plain_comparison_counts(tmp_path: Path) -> None:
    figures = count_many(tmp_path, tries(50, sample=2), seed=1)
    assert figures.failures == []
    assert figures.sentences >= 16


@pytest.mark.parametrize("lie", ["lost", "back", "changed"])
def test_a_lie_is_found(lie: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compare = contents.compare

    def lying(*args: Any) -> contents.BackupContents:
        changes: Any = {lie: 0}
        return replace(compare(*args), **changes)

    monkeypatch.setattr(contents, "compare", lying)
    monkeypatch.setattr(restoring, "compare", lying)
    assert count_many(tmp_path, 1, seed=7).failures


def test_a_lie_on_what_was_mended_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = RepairReport.summary
    monkeypatch.setattr(
        RepairReport, "summary", lambda report: honest(replace(report, from_backup=frozenset()))
    )
    assert count_many(tmp_path, 1, seed=7).failures
