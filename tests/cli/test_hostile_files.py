"""Whatever is in a file that somebody was sent: it is refused by name, in bounded work and memory,
and nothing is written.
"""

import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from backcompanion.cli import routine_commands
from backcompanion.cli.main import main
from support.hostile_files import hostile_files
from support.shipped import shipped_library
from support.thoroughness import THOROUGH
from support.work import within

MIB = 1024 * 1024
MOST_MEMORY = 192 * MIB
MOST_CALLS = 1_500_000
# What a reader that goes through it by its square takes minutes for.
COSTLY = ("deep-names", "deep-tables", "many-", "laughs", "a-line-of", "a-long")


def test_each_is_refused_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routine_commands, "load_library", lambda _folder: shipped_library())
    files = []
    for name, content in hostile_files():
        files.append(tmp_path / name)
        files[-1].write_bytes(content)
    assert len(files) > 150
    words = ["--data-dir", str(tmp_path / "data"), "routine"]
    main([*words, "check", str(files[0])])  # what has to be loaded once
    capsys.readouterr()

    def check(some: list[Path]) -> None:
        assert main([*words, "check", *map(str, some)]) == 2

    def refuse(some: list[Path]) -> None:
        check(some)
        for suffix in {file.suffix for file in some}:
            file = next(file for file in some if file.suffix == suffix)
            assert main([*words, "import", str(file)]) == 2, file

    costly = [file for file in files if file.stem.startswith(COSTLY)]
    with_limit(lambda: within(MOST_CALLS, lambda: check(costly)))
    # Among the others are those that end where the stack does, and with it any counting.
    others = [file for file in files if file not in costly][:: 1 if THOROUGH else 4]
    with_limit(lambda: refuse(others))
    refusals = capsys.readouterr().err
    assert [file.name for file in (*costly, *others) if f"{file}" not in refusals] == []
    assert "Traceback" not in refusals
    assert max(map(len, refusals.splitlines())) < 1000
    left = [path for path in tmp_path.rglob("*") if path.is_file() and path not in files]
    assert left == []


def with_limit(work: Callable[[], None]) -> None:
    """What is asked for beyond fails."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    now = pages * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (now + MOST_MEMORY, hard))
    try:
        work()
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
