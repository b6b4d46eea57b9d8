from collections.abc import Iterator
from pathlib import Path

import pytest

from backcompanion.history.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "data")
    yield store
    assert store.close(), store.writer.write_error
