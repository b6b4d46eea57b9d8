from collections.abc import Iterator
from pathlib import Path

import pytest

from backcompanion.history.store import Store
from support.moments import fixed_now


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "data", now=fixed_now)
    yield store
    assert store.close(60), store.writer.write_error
