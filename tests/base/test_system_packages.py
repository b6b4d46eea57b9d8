"""One list of what the system brings: the program, the script of `make` and the README go by it."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from backcompanion.base.system_packages import apt_packages, dnf_packages, needs
from support.cases import each_case

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "tools" / "system-packages"
PROGRAM = ("draw", "x11", "wayland", "sound", "voice")
EVERY = ("venv", *PROGRAM, "tests", "screen", "journeys", "ci")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a script of POSIX")


def script(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SCRIPT, *arguments], capture_output=True, text=True, env={**os.environ, **environment}
    )


def test_every_line_says_what_for_what_and_where_from() -> None:
    assert {need.purpose for need in needs()} == set(EVERY)
    assert all(need.apt and need.dnf for need in needs())
    # The program itself can only look for libraries.
    assert all(need.looked_for.startswith("lib") for need in needs("draw", "x11", "wayland"))


def test_a_package_is_named_once() -> None:
    assert apt_packages(needs("draw")).split().count("libglib2.0-0") == 1
    assert dnf_packages(needs("venv")) == ""


@each_case("purpose", EVERY)
def test_the_script_reads_the_same_list(purpose: str) -> None:
    assert script("--list", "apt", purpose).stdout.strip() == apt_packages(needs(purpose))
    assert script("--list", "dnf", purpose).stdout.strip() == dnf_packages(needs(purpose))


@each_case("purposes", [("draw", "x11", "wayland"), ("sound",), ("voice",), ("tests",)])
def test_the_readme_names_them(purposes: tuple[str, ...]) -> None:
    names = f"| `{apt_packages(needs(*purposes))}` | `{dnf_packages(needs(*purposes))}` |\n"
    assert names in (ROOT / "README.md").read_text(encoding="utf-8")


class Machine:
    """A Linux of which only what is said here is there."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.log = folder, folder / "log"
        self.script = folder / "tools" / "system-packages"
        self.lists({"window": ("libEGL.so.1", "libegl1", "libglvnd-egl")})
        self.script.parent.mkdir()
        self.script.write_bytes(SCRIPT.read_bytes())
        self.script.chmod(0o755)
        self.programs = folder / "bin"
        self.programs.mkdir()
        for tool in ("sh", "dirname", "tr", "cat", "mktemp", "tail", "rm", "mkdir", "env"):
            (self.programs / tool).symlink_to(f"/usr/bin/{tool}")
        self.has("uname", "echo Linux")
        self.has("id", "echo 1000")
        self.has("ldconfig", f"[ ! -e {folder}/installed ] || printf '\\tlibEGL.so.1 (x) => y\\n'")

    def lists(self, lines: Mapping[str, tuple[str, str, str]]) -> None:
        file = self.folder / "resources" / "system-packages.txt"
        file.parent.mkdir(exist_ok=True)
        text = (" ".join((purpose, *rest)) for purpose, rest in lines.items())
        file.write_text("# a remark\n\n" + "\n".join(text) + "\n")

    def has(self, program: str, body: str = "") -> None:
        file = self.programs / program
        file.write_text(f'#!/bin/sh\necho "{program} $*" >>{self.log}\n{body}\n')
        file.chmod(0o755)

    def has_apt(self, installs: bool = True) -> None:
        success = f'case "$*" in *install*) touch {self.folder}/installed ;; esac'
        self.has("apt-get", success if installs else 'echo "E: no such thing" >&2; exit 100')
        (self.programs / "touch").symlink_to("/usr/bin/touch")

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.script, *arguments],
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            env={"PATH": str(self.programs), **environment},
        )

    def installed_by(self) -> list[str]:
        calls = self.log.read_text().splitlines() if self.log.exists() else []
        return [call for call in calls if " install " in call]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_nothing_is_done_where_nothing_is_missing(machine: Machine) -> None:
    machine.has_apt()
    (machine.folder / "installed").touch()
    done = machine.run("window")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert machine.installed_by() == []


def test_root_installs_and_says_so(machine: Machine) -> None:
    machine.has_apt()
    machine.has("id", "echo 0")
    done = machine.run("window")
    assert done.returncode == 0
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("Installing by apt") and "libegl1" in done.stderr
    assert machine.installed_by() == ["apt-get install -y -qq --no-install-recommends libegl1"]


def test_so_does_one_who_needs_no_password(machine: Machine) -> None:
    machine.has_apt()
    machine.has("sudo", '[ "$1" != -n ] || shift; "$@"')
    machine.has("true")
    assert machine.run("window").returncode == 0
    assert any(call.startswith("sudo env DEBIAN_FRONTEND") for call in machine.installed_by())


def test_who_may_not_is_told_the_command_in_one_line(machine: Machine) -> None:
    machine.has_apt()
    machine.has("sudo", "exit 1")
    done = machine.run("window")
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.endswith("sudo apt install libegl1\n")
    assert machine.installed_by() == []


def test_fedora_has_names_of_its_own(machine: Machine) -> None:
    machine.has("dnf")
    assert machine.run("window").stderr.endswith("sudo dnf install libglvnd-egl\n")


def test_the_system_is_left_alone_if_one_says_so(machine: Machine) -> None:
    machine.has_apt()
    machine.has("id", "echo 0")
    done = machine.run("window", SYSTEM_PACKAGES="no")
    assert done.returncode == 3 and done.stderr.endswith("try again: apt install libegl1\n")
    done = machine.run("--", "window", SYSTEM_PACKAGES="no")
    assert (done.returncode, done.stderr) == (0, "")
    assert machine.installed_by() == []


def test_what_is_only_welcome_stops_nothing_and_is_tried_once(machine: Machine) -> None:
    machine.has_apt(installs=False)
    machine.has("id", "echo 0")
    first = machine.run("--", "window")
    assert first.returncode == 0
    assert "E: no such thing" in first.stderr
    assert first.stderr.endswith("some things are left out: apt install libegl1\n")
    tries = len(machine.installed_by())
    assert tries
    assert machine.run("--", "window").returncode == 0
    assert len(machine.installed_by()) == tries


def test_of_two_ways_to_a_window_one_is_enough(machine: Machine) -> None:
    machine.has_apt()
    machine.lists({"x11": ("libEGL.so.1", "a", "a"), "wayland": ("libw.so.1", "b", "b")})
    assert machine.run("x11|wayland").returncode == 3
    (machine.folder / "installed").touch()
    assert machine.run("x11|wayland").returncode == 0
    assert machine.run("x11", "wayland").returncode == 3


def test_commands_files_and_alternatives_are_looked_for(machine: Machine) -> None:
    machine.has_apt()
    (machine.folder / "module.so").touch()
    machine.lists(
        {
            "file": (f"{machine.folder}/mod*.so", "a", "a"),
            "command": ("no-such|ldconfig", "b", "b"),
            "gone": (f"{machine.folder}/no*.so|no-such", "c", "c"),
        }
    )
    assert machine.run("--missing", "file", "command").stdout == ""
    assert machine.run("gone").stderr.endswith("sudo apt install c\n")


@pytest.mark.parametrize("system", ["Darwin", "Linux"])
def test_elsewhere_nothing_is_said(machine: Machine, system: str) -> None:
    machine.has("uname", f"echo {system}")  # without apt and dnf
    done = machine.run("window")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
