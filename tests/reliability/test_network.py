"""A session from launch to saved, with a folder that other computers share, opens no socket but
local ones, leaves nothing readable, and its window never waits for the disk.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcompanion.history.folder.choice import new_device, write_choice
from support.child_process import environment
from support.places import PACKAGE

TESTS = Path(__file__).parents[1]
SLOW_DISK_MICROSECONDS = 300_000
LOCAL = ("AF_UNIX", "AF_LOCAL", "AF_NETLINK")
LOOPBACK = ('inet_addr("127.', '"::1"')
# The system's own voice asks this machine whether another voice answers there.
SYSTEM_S_OWN = "speech-dispatcher"
# They speak to that one alone, where the environment says that it is.
OF_ITS_VOICE = {"speech_dispatcher.py", "speech_server.py", "ssip.py", "voice_process.py"}
OF_THE_SESSION_BUS = {"session_bus.py"}


def watched() -> list[str]:
    """strace, where it may be used; otherwise nothing."""
    strace = shutil.which("strace")
    if strace is None:
        return []
    tried = subprocess.run([strace, "-f", "true"], capture_output=True, check=False)
    return (
        [
            strace,
            "-D",
            "-f",
            "-qq",
            "--seccomp-bpf",
            "-e",
            "trace=execve,socket,connect,sendto,bind,fsync,fdatasync",
            "-e",
            f"inject=fsync,fdatasync:delay_enter={SLOW_DISK_MICROSECONDS}",
        ]
        if tried.returncode == 0
        else []
    )


def beyond(lines: list[str]) -> Iterator[str]:
    """Calls that open or use anything but what is local to this machine."""
    programs: dict[str, str] = {}
    for line in lines:
        pid, _space, call = line.partition(" ")
        if "execve(" in call:
            programs[pid] = call
        elif "socket(" in call and not any(kind in call for kind in LOCAL):
            if SYSTEM_S_OWN not in programs.get(pid, ""):
                yield line
        elif "AF_INET" in call and not any(address in call for address in LOOPBACK):
            yield line


def waits_for_the_disk(lines: list[str]) -> list[str]:
    """Where the window's own thread waits for the disk, once the history is there: what makes it on
    the very first start comes before the window.
    """
    window = lines[0].partition(" ")[0]
    syncs = [line for line in lines if "fsync(" in line or "fdatasync(" in line]
    elsewhere = [n for n, line in enumerate(syncs) if line.partition(" ")[0] != window]
    return [line for line in syncs[elsewhere[0] :] if line.partition(" ")[0] == window]


def test_no_socket_but_local_ones_and_all_is_private_on_a_slow_disk(tmp_path: Path) -> None:
    strace = watched()
    if not strace:
        if os.environ.get("CI"):
            pytest.fail("CI has to have strace, and may use it")
        pytest.skip("needs strace")
    trace, folder, shared = (tmp_path / name for name in ("trace", "data", "shared"))
    shared.mkdir(mode=0o700)
    write_choice(folder, new_device(shared))  # as slow as the rest
    # Into a file, not a pipe: the system's voice outlives the program by a while, and holds it.
    with (tmp_path / "said").open("w+") as output:
        status = subprocess.run(
            [*strace, "-o", str(trace), sys.executable, "-m", "reliability.offscreen", str(folder)],
            cwd=TESTS,
            env=environment(HOME=str(tmp_path)),
            stdout=output,
            stderr=output,
            timeout=120,
            check=False,
        ).returncode
        output.seek(0)
        words = output.read()
    assert status == 0, words
    assert "Traceback" not in words
    assert list(beyond(trace.read_text().splitlines())) == []
    assert waits_for_the_disk(trace.read_text().splitlines()) == []
    # Closing waits for such a disk so long and no longer; what is left is written the next time.
    command = [sys.executable, "-m", "backcompanion", "--data-dir", str(folder), "folder", "now"]
    subprocess.run(command, env=environment(HOME=str(tmp_path)), capture_output=True, check=True)
    assert '"kind":"session"' in "".join(file.read_text() for file in shared.iterdir())
    paths = [folder, *folder.rglob("*"), *shared.iterdir()]
    assert any(path.name == "history.sqlite3" for path in paths)
    assert [path for path in paths if path.stat().st_mode & 0o077] == []


def test_a_shared_folder_takes_no_socket_and_is_private(tmp_path: Path) -> None:
    if not watched():
        pytest.skip("needs strace")  # the test above fails for it where it has to be there
    shared, trace, data = tmp_path / "shared", tmp_path / "trace", tmp_path / "data"
    shared.mkdir(mode=0o700)
    strace = ["strace", "-f", "-qq", "-e", "trace=socket,connect,sendto", "-o", str(trace)]
    command = [sys.executable, "-m", "backcompanion", "--data-dir", str(data), "folder", "use"]
    done = subprocess.run(
        [*strace, *command, str(shared)],
        env=environment(HOME=str(tmp_path)),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert trace.read_text() == ""
    paths = [*shared.iterdir(), *data.rglob("*")]
    assert len(list(shared.iterdir())) == 1
    assert [path for path in paths if path.stat().st_mode & 0o077] == []


def test_the_source_has_no_pickle_eval_shell_or_network() -> None:
    banned = ["import pickle", "import marshal", "eval(", "os.system", "shell=True"]
    banned += [
        "QtNetwork",
        "import socket",
        "import _socket",
        "urllib",
        "http.client",
        "import ssl",
    ]
    for file in PACKAGE.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        for word in banned:
            if word == "import socket" and file.name in OF_ITS_VOICE:
                continue
            if word == "import _socket" and file.name in OF_THE_SESSION_BUS:
                continue
            for line in text.splitlines():
                bare = line.strip()
                assert word not in bare or bare.startswith("#") or f".{word}" in bare, (
                    f"{file}: {line}"
                )
