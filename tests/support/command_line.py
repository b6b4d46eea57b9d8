"""The command line in a process of its own, and data folders in every state."""

import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from backcompanion.cli.main import main
from backcompanion.history.database import FILE_NAME
from backcompanion.history.exchange.json_text import serialize
from backcompanion.training.session.record import History
from support.child_process import run_python
from support.histories import years_of
from support.sqlite_file import sqlite_file


def run(*arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """As from a shell: nothing says that there is no screen but that there is none."""
    return run_python(*arguments, without=("QT_QPA_PLATFORM",), **changes)  # type: ignore[arg-type]


def year_of_sessions(tmp_path: Path) -> Path:
    """A data folder with a year of sessions, beside the file that they came from."""
    for name, content in _year_of_sessions().items():
        (tmp_path / name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
        (tmp_path / name).chmod(0o600)
    return tmp_path / "data"


@cache
def _year_of_sessions() -> dict[str, bytes]:
    """The files that an import of them leaves, by their place."""
    with TemporaryDirectory() as place:
        file, folder = Path(place, "year.json"), Path(place, "data")
        file.write_text("".join(serialize(History(tuple(years_of(1))))), encoding="utf-8")
        assert main(["--data-dir", str(folder), "import", str(file)]) == 0
        files = [path for path in Path(place).rglob("*") if path.is_file()]
        return {str(path.relative_to(place)): path.read_bytes() for path in files}


def newer(folder: Path) -> None:
    assert main(["--data-dir", str(folder), "import", str(a_file(folder.parent))]) == 0
    with sqlite_file(folder / FILE_NAME) as connection:
        connection.execute("PRAGMA user_version = 99")


def damaged(folder: Path) -> None:
    folder.mkdir()
    (folder / FILE_NAME).write_bytes(b"x" * 5000)


def no_folder(folder: Path) -> None:
    folder.write_text("a file in its place")


def a_file(folder: Path) -> Path:
    file = folder / "least.json"
    file.write_text('{"format": "backcompanion/1"}')
    return file
