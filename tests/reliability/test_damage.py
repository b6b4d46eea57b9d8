"""Each damaged history of many: the program starts, tells, keeps what any good copy held."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from reliability.damage import damage_many, made
from support.thoroughness import tries

HISTORIES = tries(500, sample=20)


@pytest.fixture
def quick_folder() -> Iterator[Path]:
    """In memory where the system has such a place: what is tested is no disk's speed."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


def test_damage(quick_folder: Path) -> None:
    well = made(quick_folder / "well")
    work = quick_folder / "work"
    work.mkdir()
    figures = damage_many(well, work, HISTORIES, seed=1)
    assert figures.failures == []
    assert figures.started == figures.kept == figures.intact == figures.histories == HISTORIES
    # Where bytes were changed that nothing depends on, there is nothing to tell.
    assert figures.messages > HISTORIES / 2
    # Of what no backup held, most can still be read.
    assert figures.extra > figures.extra_possible / 3
