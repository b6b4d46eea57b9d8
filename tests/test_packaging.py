"""What a desktop, a shell and a package index are told of the program."""

import gzip
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from backcompanion.base.paths import APP_ID
from backcompanion.cli.option_parser import create_parser
from support.child_process import run_python
from support.places import PROJECT

PACKAGING = PROJECT / "packaging"
COMPLETIONS = {
    "bash": "bash-completion/completions/backcompanion",
    "zsh": "zsh/site-functions/_backcompanion",
    "fish": "fish/vendor_completions.d/backcompanion.fish",
}


def metainfo() -> ElementTree.Element:
    return ElementTree.parse(PACKAGING / f"{APP_ID}.metainfo.xml").getroot()


def test_every_release_is_told_to_software_centres() -> None:
    changelog = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
    released = re.findall(r"^## \[(\d[\d.]*)\] - (\S+)$", changelog, re.MULTILINE)
    releases = [(each.get("version"), each.get("date")) for each in metainfo().iter("release")]
    assert releases == released and released


def test_pictures_that_are_shown_there_are_in_the_repository_and_of_their_size() -> None:
    images = list(metainfo().iter("image"))
    assert len(images) >= 3
    for image in images:
        assert image.text is not None
        file = PROJECT / "docs" / image.text.partition("/docs/")[2]
        head = file.read_bytes()[:24]
        width, height = int.from_bytes(head[16:20]), int.from_bytes(head[20:24])
        assert (image.get("width"), image.get("height")) == (str(width), str(height))


def test_the_window_and_the_desktop_file_have_one_name() -> None:
    assert metainfo().findtext("id") == APP_ID
    entry = (PACKAGING / f"{APP_ID}.desktop").read_text(encoding="utf-8")
    assert f"Icon={APP_ID}\n" in entry and "StartupWMClass=backcompanion\n" in entry
    (types,) = re.findall(r"^MimeType=(.*);$", entry, re.MULTILINE)
    declared = (PACKAGING / f"{APP_ID}.mime.xml").read_text(encoding="utf-8")
    assert f'<mime-type type="{types}">' in declared and "*.backroutine" in declared
    assert types in [each.text for each in metainfo().iter("mediatype")]
    command = re.findall(r"^Exec=backcompanion (.*) %f$", entry, re.MULTILINE)
    assert vars(create_parser().parse_args([*command, "a.backroutine"]))["command"] == "open"


@pytest.fixture(scope="module")
def share(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("share")
    done = run_python(str(PROJECT / "tools/write-desktop-files"), str(folder))
    assert done.returncode == 0, done.stderr
    (folder / "list").write_text(done.stdout)
    return folder


def test_man_page_completions_and_icons_are_made_from_what_there_is(share: Path) -> None:
    files = (share / "list").read_text().splitlines()
    assert all((share / name).stat().st_mode & 0o777 == 0o644 for name in files)
    page = gzip.decompress((share / "man/man1/backcompanion.1.gz").read_bytes()).decode()
    plain = page.replace("\\-", "-")
    for word in (
        "--data-dir",
        ".SS export FILE",
        ".SS routine show ID",
        "--take-theirs",
        ".B 3",
        "$XDG_CACHE_HOME",
    ):
        assert word in plain
    icons = [name for name in files if name.endswith(".png")]
    assert len(icons) == 9
    for name in icons:
        side = int(name.split("/")[2].partition("x")[0])
        head = (share / name).read_bytes()[:24]
        assert int.from_bytes(head[16:20]) == int.from_bytes(head[20:24]) == side
    for shell, name in COMPLETIONS.items():
        assert "take-theirs" in (share / name).read_text()
        if shutil.which(shell):
            subprocess.run([shell, "-n", str(share / name)], check=True)


def test_uninstalling_takes_what_was_installed_and_says_what_stays(tmp_path: Path) -> None:
    kept = tmp_path / "lib/backcompanion"
    for folder in (kept, tmp_path / "bin"):
        folder.mkdir(parents=True)
    (tmp_path / "bin/backcompanion").touch()
    (kept / "installed-files").write_text("bin/backcompanion\n")
    command = ["sh", str(PROJECT / "tools/install"), "--uninstall", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert not (tmp_path / "bin/backcompanion").exists() and not kept.exists()
    assert "~/.cache/backcompanion" in done.stderr


def test_bash_completes_commands_options_and_files(share: Path, tmp_path: Path) -> None:
    (tmp_path / "history.json").touch()

    def completed(*words: str) -> list[str]:
        """What may follow `backcompanion` and these, as bash would ask for it."""
        script = (
            'source "$1"; cd "$2"; shift 2; COMP_WORDS=("$@" ""); COMP_CWORD=$#; '
            "function=$(complete -p backcompanion | sed -E 's/.* -F ([^ ]+) .*/\\1/'); "
            '"$function" backcompanion "" "${!#}"; printf "%s\\n" "${COMPREPLY[@]}"'
        )
        bash = ["bash", "-c", script, "bash", str(share / COMPLETIONS["bash"]), str(tmp_path)]
        done = subprocess.run([*bash, "backcompanion", *words], capture_output=True, text=True)
        return done.stdout.split()

    assert {"stats", "export", "routine"} <= set(completed())
    assert "history.json" in completed("import")
    assert {"list", "show", "import"} <= set(completed("routine"))


@pytest.mark.parametrize("own", ["/mine", None])
def test_what_a_bundle_starts_finds_the_libraries_of_the_system(own: str | None) -> None:
    given = {"LD_LIBRARY_PATH": "/bundle"} | ({"LD_LIBRARY_PATH_ORIG": own} if own else {})
    script = (
        "import os, runpy, sys\n"
        "give = runpy.run_path(sys.argv[1], run_name='bundle')['give_back_library_path']\n"
        f"os.environ |= {given!r}\n"
        "give()\n"
        "print(os.popen('echo $LD_LIBRARY_PATH $LD_LIBRARY_PATH_ORIG').read().strip())\n"
    )
    done = run_python("-c", script, str(PACKAGING / "bundle_main.py"))
    assert done.stdout.strip() == (own or ""), done.stderr


def test_the_files_for_other_machines_name_what_is_there() -> None:
    """They are not run here."""
    texts = [each.read_text() for each in (PROJECT / ".github/workflows").glob("*.yml")]
    assert len(texts) == 2
    named = {name for text in texts for name in re.findall(r"(?:tests|packaging)/[\w./]+", text)}
    assert {"tests/system", "packaging/backcompanion.spec"} <= named
    for name in (*named, "constraints.txt", ".ci/run", "tools/system-packages"):
        assert (PROJECT / name).exists(), name
    for words in (
        each.split() for text in texts for each in re.findall(r"-m backcompanion (.+)", text)
    ):
        create_parser().parse_args([word for word in words if word != "--version"])


def test_an_index_is_told_where_the_project_is_and_what_it_runs_on() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {"Homepage", "Issues", "Changelog", "Source"} <= set(project["urls"])
    assert "Programming Language :: Python :: 3.11" in project["classifiers"]
    assert project["scripts"] == {"backcompanion": "backcompanion.__main__:main"}
