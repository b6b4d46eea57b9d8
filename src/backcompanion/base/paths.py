"""Where things lie: what the program brings along, and where it writes."""

from pathlib import Path

from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import MachineError

APP = "backcompanion"
APP_ID = "io.github.backcompanion.BackCompanion"
"""What desktops, buses and sound servers know the program by."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the program writes. None of them need exist yet."""

    data: Path
    config: Path
    cache: Path
    log: Path


def folder_choice(data: Path) -> Path:
    """The file that says which folder is shared with other computers; missing where none is."""
    return data / "computers" / "folder.json"


def kept_goodbyes(data: Path) -> Path:
    """The folder of what has still to be said to shared folders that were away when they were left;
    missing where nothing has.
    """
    return data / "computers" / "left"


def resources() -> Path:
    """The top-level resources/: inside the package when installed, else beside src/."""
    package = Path(__file__).parents[1]
    for folder in (package / "resources", package.parents[1] / "resources"):
        if (folder / "exercises").is_dir():
            return folder
    raise MachineError(
        f"The program's own files are missing from {package}; please install it once more."
    )


def folders(data_dir: Path | None) -> Folders:
    """Everything below `data_dir`, or where this system keeps such things."""
    if data_dir is not None:
        root = data_dir.expanduser().absolute()
        return Folders(data=root, config=root, cache=root / "cache", log=root / "log")

    import platformdirs

    return Folders(
        data=platformdirs.user_data_path(APP, appauthor=False),
        config=platformdirs.user_config_path(APP, appauthor=False),
        cache=platformdirs.user_cache_path(APP, appauthor=False),
        log=platformdirs.user_log_path(APP, appauthor=False),
    )
