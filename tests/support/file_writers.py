"""All that writes a file anew: each by the module that does, twice into one folder."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QImage

from backcompanion.application import everything_restore
from backcompanion.application.everything_export import save_everything
from backcompanion.application.merge_undo import keep_merge
from backcompanion.application.routine_export import write_routine
from backcompanion.application.settings_file import SettingsFile
from backcompanion.base.paths import folder_choice, folders, kept_goodbyes
from backcompanion.cli.routine_imports import write_jawt
from backcompanion.cli.routine_prints import draw_code
from backcompanion.history.exchange.export_target import write_export
from backcompanion.history.folder.choice import FOLDER, FolderChoice, write_choice
from backcompanion.history.folder.goodbye import keep_goodbye
from backcompanion.history.folder.merge_events import Merged
from backcompanion.history.folder.own_file_sync import FileChange, content_hash, write_files
from backcompanion.history.folder.own_log import OwnLog
from backcompanion.history.folder.sync_memory import SyncMemory
from backcompanion.history.safety.everything_backups import EVERYTHING_ENDING
from backcompanion.history.store import Store
from backcompanion.library.compiled_file import write_compiled_file
from backcompanion.library.own_exercises import OwnExerciseFiles
from backcompanion.library.own_folder import OwnFolder
from backcompanion.library.routine_package import write_package
from backcompanion.sound.engine.voice.taken_ledger import TakenLedger
from backcompanion.sound.spoken_memory import SpokenMemory
from backcompanion.system.reminders.launch_agent import LaunchAgent
from backcompanion.system.reminders.systemd_timer import SystemdTimer
from backcompanion.training.exercise.routine import Routine
from backcompanion.ui.routines import code_dialog
from backcompanion.ui.widgets import frame_files, icons
from backcompanion.ui.widgets.first_frame import FORMAT
from backcompanion.ui.widgets.first_frame_keeping import keep_first_frame
from backcompanion.ui.widgets.kept_frame import KeptFrame
from backcompanion.ui.widgets.painted_file import painted_file
from backcompanion.ui.widgets.shown_pose import Shown
from support.histories import session
from support.moments import NOW, fixed_now
from support.routines import LIBRARY, ROUTINE

# Each writes what stands in it the n-th time, and gives the file.
Writer = Callable[[Path, int], Path]
WRITERS: dict[str, Writer] = {}


def writer(module: str) -> Callable[[Writer], Writer]:
    def add(write: Writer) -> Writer:
        WRITERS[f"{module} {write.__name__}"] = write
        return write

    return add


def nothing(*_args: object) -> None:
    pass


@writer("application/settings_file")
def settings(folder: Path, n: int) -> Path:
    SettingsFile(folder).change(lead_in_seconds=n)
    return folder / "settings.json"


@writer("application/routine_export")
def sheet(folder: Path, n: int) -> Path:
    return _routine(folder / "mine.txt", n)


@writer("application/routine_export")
def toml(folder: Path, n: int) -> Path:
    return _routine(folder / "mine.toml", n)


@writer("library/routine_package")
def backroutine(folder: Path, n: int) -> Path:
    return _routine(folder / "mine.backroutine", n)


def _routine(target: Path, n: int) -> Path:
    own = OwnExerciseFiles(target.parent / "data", target.parent / "cache")
    assert write_routine(_named(n), LIBRARY, own, target)
    return target


def _named(n: int) -> Routine:
    return replace(ROUTINE, name=f"Mine {n}")


@writer("library/routine_package")
def package(folder: Path, n: int) -> Path:
    write_package(folder / "mine.backroutine", f"n = {n}", "")
    return folder / "mine.backroutine"


@writer("library/own_folder")
def own_routine(folder: Path, n: int) -> Path:
    files = OwnFolder(folder / "data", folder / "cache", "routines")
    files.write("mine", f"n = {n}")
    return files.path("mine")


@writer("library/own_folder")
def last_good_one(folder: Path, n: int) -> Path:
    OwnFolder(folder / "data", folder / "cache", "routines").keep("mine.toml", b"n = %d" % n)
    (path,) = folder.glob("cache/**/mine.toml")
    return path


@writer("library/compiled_file")
def compiled(folder: Path, n: int) -> Path:
    write_compiled_file(folder / "compiled.json", f"[{n}]")
    return folder / "compiled.json"


@writer("application/everything_export")
def everything(folder: Path, n: int) -> Path:
    place = folders(folder / "data")
    store = Store.open(place.data, now=fixed_now)
    store.add(session(f"{n}"))
    assert store.close(60)
    target = folder / f"all{EVERYTHING_ENDING}"
    save_everything(place, target, NOW)
    return target


@writer("application/everything_restore")
def own_files_brought_back(folder: Path, n: int) -> Path:
    wanted = {"routines": {"mine.toml": b"n = %d" % n}}
    everything_restore._put_own_files(folders(folder), wanted)
    return folder / "routines" / "mine.toml"


@writer("application/merge_undo")
def before_a_merge(folder: Path, n: int) -> Path:
    (folder / FOLDER).mkdir(exist_ok=True)
    keep_merge(folder, Merged(), f"{n}")
    return folder / FOLDER / "undo.json"


CHOICE = FolderChoice(folder="shared", device="a" * 16, name="", machine="")


@writer("history/folder/choice")
def shared_folder(folder: Path, n: int) -> Path:
    write_choice(folder, replace(CHOICE, name=f"{n}"))
    return folder_choice(folder)


@writer("history/folder/sync_memory")
def what_was_seen(folder: Path, n: int) -> Path:
    (folder / FOLDER).mkdir(exist_ok=True)
    SyncMemory(folder).write({"revision": n})
    return folder / FOLDER / "seen.json"


@writer("history/folder/goodbye")
def goodbye(folder: Path, n: int) -> Path:
    log = OwnLog(folder / FOLDER / "own.jsonl", CHOICE.device)
    log.append(["{}"])
    keep_goodbye(folder, replace(CHOICE, folder=f"{n}"), log)
    return kept_goodbyes(folder) / f"{CHOICE.device}.json"


@writer("history/folder/own_log")
def shared_log(folder: Path, n: int) -> Path:
    """One that is not the beginning of ours is written again; else lines are added to it."""
    log = OwnLog(folder / f"own-{n}.jsonl", "a")
    log.append([f'{{"n": {n}}}'])
    target = folder / log.name
    if not target.exists():
        target.write_text("{}\n")
        log.publish(folder)
    else:
        assert log.publish(folder)
    return target


@writer("history/folder/own_file_sync")
def file_of_another_computer(folder: Path, n: int) -> Path:
    path = folder / "routines" / "mine.toml"
    present = content_hash(path.read_text()) if path.exists() else ""
    assert not write_files(folder, [FileChange(("routine", "mine.toml"), f"n = {n}", present)])
    return path


@writer("history/exchange/export_target")
def export(folder: Path, n: int) -> Path:
    write_export(folder / "out.json", [f"{n}"])
    return folder / "out.json"


@writer("cli/routine_imports")
def jawt(folder: Path, n: int) -> Path:
    write_jawt(_named(n), LIBRARY, folder / "out.json")
    return folder / "out.json"


@writer("cli/routine_prints")
def code(folder: Path, n: int) -> Path:
    draw_code(_named(n), LIBRARY, folder / "out.png")
    return folder / "out.png"


@writer("sound/spoken_memory")
def spoken_lengths(folder: Path, n: int) -> Path:
    memory = SpokenMemory("en")
    memory.keep_in(folder)
    memory.note("Ann", "Rest.", n)
    memory.save()
    return folder / "spoken-lengths.json"


@writer("sound/engine/voice/taken_ledger")
def ledger(folder: Path, n: int) -> Path:
    TakenLedger(folder / "ledger").write((0.0, float(n)), ())
    return folder / "ledger"


@writer("system/reminders/launch_agent")
def agent(_folder: Path, n: int) -> Path:
    LaunchAgent("reminder", ["remind"], nothing).set_daily(n)
    (path,) = Path.home().glob("Library/LaunchAgents/reminder.plist")
    return path


@writer("system/reminders/systemd_timer")
def timer(folder: Path, n: int) -> Path:
    SystemdTimer("reminder", [f"{n}"], nothing).set_daily(n)
    return folder / "config" / "systemd" / "user" / "reminder.timer"


@writer("system/reminders/systemd_timer")
def service(folder: Path, n: int) -> Path:
    return timer(folder, n).with_suffix(".service")


@writer("ui/widgets/painted_file")
def painted(folder: Path, n: int) -> Path:
    with painted_file(folder / "out.pdf") as content:
        content.write(b"%d" % n)
    return folder / "out.pdf"


@writer("ui/routines/code_dialog")
def code_that_is_shown(folder: Path, n: int) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(code_dialog, "ask_where_to_save", lambda *_args: folder / "out.png")
        dialog = code_dialog.CodeDialog(ROUTINE, QImage(n, n, QImage.Format.Format_RGB32))
        dialog.ask_where()
        dialog.deleteLater()
    return folder / "out.png"


@writer("ui/widgets/first_frame_keeping")
def first_frame(folder: Path, n: int) -> Path:
    image = QImage(n, n, FORMAT)
    keep_first_frame(folder / "frames-first-1", QSize(n, n), (1.0, 0.0, 0.0), image).join(60)
    return folder / "frames-first-1"


@writer("ui/widgets/frame_files")
def frames(folder: Path, n: int) -> Path:
    files, kept = frame_files.FrameFiles(folder), frame_files.Frames()
    kept[Shown("lift", 0.0)] = KeptFrame(
        *(0, (), (0.0, 0.0), QRectF(0, 0, n, n), QRect(0, 0, n, n), b"pixels"),
        *(QPointF(0, 0), QSize(n, n)),
        is_whole=True,
    )
    files.keep(("bows",), kept, {}).join(60)
    return files.path(("bows",))


@writer("ui/widgets/icons")
def kept_icons(folder: Path, n: int) -> Path:
    icons._write(folder, {("play", "#000000", n, 1.0, False): b"pixels"})
    return folder / icons.KEPT_FILE
