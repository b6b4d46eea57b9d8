"""Sessions one after another leave nothing behind but their records."""

from pathlib import Path

import pytest

from support.child_process import figures_of

SESSIONS = 2


@pytest.mark.journey
def test_soak(tmp_path: Path) -> None:
    figures = figures_of("reliability.soak", tmp_path, SESSIONS)
    assert figures["recorded"] == SESSIONS
    assert figures["growth_mib"] < 5
    assert "widgets of Qt" not in figures["left_over"]
