"""`make` on a fresh clone: which Python will do, and that a try that fails spoils no other."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MADE_WELL = 'mkdir -p .venv/bin; cp "$0" .venv/bin/python'

pytestmark = pytest.mark.skipif(
    os.name != "posix" or shutil.which("make") is None, reason="needs make"
)


class Clone:
    """Of the checkout what sets it up; Python, pip and the system's packages are made up."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.venv = folder, folder / ".venv"
        shutil.copy(ROOT / "Makefile", folder)
        shutil.copytree(ROOT / "tools", folder / "tools")
        for name in ("pyproject.toml", "hatch_build.py", "constraints.txt"):
            (folder / name).touch()
        (folder / "tools" / "system-packages").write_text("#!/bin/sh\nexit 0\n")

    def python(self, version: str, *, venv: str = MADE_WELL, pip: str = "") -> Path:
        """`venv`, `pip`: what runs for these, in the shell's words."""
        major, minor, patch = version.split(".")
        file = self.folder / f"python-{version}"
        file.write_text(
            "#!/bin/sh\n"
            'case "$*" in\n'
            f'  *print*) echo "{major}.{minor}.{patch}" ;;\n'
            f"  *version_info*) exit {int(int(minor) < 11)} ;;\n"
            f'  "-m venv"*) {venv} ;;\n'
            f'  "-m pip"*) {pip} ;;\n'
            '  "-m backcompanion") echo a window ;;\n'
            "esac\n"
        )
        file.chmod(0o755)
        return file

    def real_python(self) -> Path:
        """This one; its pip writes where the sources lie, as one does for what is editable."""
        file = self.python("3.11.2")
        package = self.folder / "src" / "backcompanion"
        package.mkdir(parents=True)
        (package / "__main__.py").write_text("print('a window')\n")
        (self.folder / "pip.py").write_text(
            "import pathlib, sysconfig\n"
            "file = pathlib.Path(sysconfig.get_path('purelib'), '_ours.pth')\n"
            "file.write_bytes(bytes(pathlib.Path('src').resolve()) + b'\\n')\n"
        )
        file.write_text(
            f'#!/bin/sh\n"{sys.executable}" "$@"\n'
            f'[ "$1 $2" != "-m venv" ] || cp pip.py .venv/lib/python3*/site-packages\n'
        )
        return file

    def make(self, python: Path | str, **environment: str) -> subprocess.CompletedProcess[str]:
        # Of the tools that the rules use, and no other Python that could be named instead.
        tools = self.folder / "bin"
        tools.mkdir(exist_ok=True)
        for name in ("make", "sh", "rm", "mkdir", "cp", "cat", "touch", "dirname", "pwd", "test"):
            if not (tools / name).exists():
                (tools / name).symlink_to(str(shutil.which(name)))
        return subprocess.run(
            ["make", "-s", "run", f"PYTHON={python}"],
            cwd=self.folder,
            env={"PATH": str(tools), **environment},
            capture_output=True,
            text=True,
        )


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    folder = tmp_path / "clone"
    folder.mkdir()
    return Clone(folder)


def said(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [line for line in done.stderr.splitlines() if not line.startswith("make: ***")]


def test_a_fresh_clone_is_set_up_once(clone: Clone) -> None:
    python = clone.python("3.11.2")
    first = clone.make(python)
    assert (first.returncode, first.stdout) == (0, "a window\n")
    again = clone.make(python)
    assert (again.returncode, again.stdout, again.stderr) == (0, "a window\n", "")


def test_a_python_that_is_too_old_is_named_in_one_line(clone: Clone) -> None:
    done = clone.make(clone.python("3.10.13"))
    assert done.returncode != 0
    (line,) = said(done)
    assert "needs Python 3.11 or newer" in line and "python-3.10.13 is 3.10.13" in line
    assert not clone.venv.exists()
    assert clone.make(clone.python("3.11.2")).stdout == "a window\n"


def test_so_is_one_that_is_not_there(clone: Clone) -> None:
    (line,) = said(clone.make("no-such-python"))
    assert "no-such-python is not there" in line


@pytest.mark.parametrize(
    "fault",
    [
        {"venv": "mkdir .venv; exit 1"},
        {"pip": "exit 1"},
        {"pip": "kill -TERM $PPID; exit 1"},
    ],
)
def test_what_fails_leaves_nothing_behind(clone: Clone, fault: dict[str, str]) -> None:
    assert clone.make(clone.python("3.11.2", **fault)).returncode != 0
    assert not clone.venv.exists()
    assert clone.make(clone.python("3.11.2")).stdout == "a window\n"


def test_what_was_cut_off_is_made_anew(clone: Clone) -> None:
    (clone.venv / "bin").mkdir(parents=True)
    half = clone.venv / "half"
    half.touch()
    assert clone.make(clone.python("3.11.2")).stdout == "a window\n"
    assert not half.exists()


@pytest.mark.parametrize("harm", ["gone", "moved"])
def test_what_works_no_more_is_made_anew(clone: Clone, harm: str) -> None:
    python = clone.python("3.11.2")
    clone.make(python)
    old = clone.venv / "old"
    old.touch()
    if harm == "gone":
        (clone.venv / "bin" / "python").unlink()
    else:
        (clone.venv / "run").write_text("/somewhere/else\n")
    assert clone.make(python).stdout == "a window\n"
    assert not old.exists()


def test_a_folder_of_any_name_will_do_in_any_locale(tmp_path: Path) -> None:
    folder = tmp_path / "Übungen für den Rücken"
    folder.mkdir()
    clone = Clone(folder)
    python = clone.real_python()
    first = clone.make(python, LC_ALL="C")
    assert (first.returncode, first.stdout) == (0, "a window\n"), first.stderr
    for locale in ("C", "C.UTF-8", "xx_XX.UTF-8"):
        again = clone.make(python, LC_ALL=locale)
        assert (again.returncode, again.stdout, again.stderr) == (0, "a window\n", "")


def test_by_whichever_path_one_comes_it_is_set_up_once(clone: Clone, tmp_path: Path) -> None:
    """Anew, all of it would be fetched again; and it would be gone where there is no network."""
    python = clone.python("3.11.2")
    clone.make(python)
    old = clone.venv / "old"
    old.touch()
    link = tmp_path / "link"
    link.symlink_to(clone.folder)
    for way in (link, clone.folder):
        assert clone.make(python, PWD=str(way)).stdout == "a window\n"
    assert old.exists()


def test_the_versions_are_pinned_for_every_tool() -> None:
    import tomllib

    pinned = {
        line.split("==")[0].lower().replace("_", "-")
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for need in (*project["dependencies"], *project["optional-dependencies"]["dev"]):
        assert need.split(">=")[0].lower() in pinned, f"make constraints: {need} is not pinned"
