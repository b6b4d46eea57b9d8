"""Pages over a store on disk."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from backcompanion.application import history_model


@pytest.fixture
def disk_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written shows at once, as it does where the disk is as quick as disks are."""
    monkeypatch.setattr(history_model, "_WAIT_SECONDS", 30.0)


@pytest.fixture
def in_english() -> Iterator[None]:
    """For a test that holds the very words and signs, whatever language the others run in."""
    before = QLocale()
    QLocale.setDefault(QLocale.c())
    yield
    QLocale.setDefault(before)
