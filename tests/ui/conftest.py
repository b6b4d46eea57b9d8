"""Pages over a store on disk."""

import pytest

from backcompanion.application import history_model


@pytest.fixture
def disk_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written shows at once, as it does where the disk is as quick as disks are."""
    monkeypatch.setattr(history_model, "_WAIT_SECONDS", 30.0)
