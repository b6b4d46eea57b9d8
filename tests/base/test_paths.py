from pathlib import Path

from backcompanion.base import paths


def test_resources_are_found():
    assert (paths.resources() / "exercises/back-bows.toml").is_file()
    assert (paths.resources() / "routines/upper-lower-back.toml").is_file()


def test_resources_inside_the_package_come_first(tmp_path, monkeypatch):
    package = tmp_path / "site-packages/backcompanion"
    (package / "resources/exercises").mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(package / "base" / "paths.py"))
    assert paths.resources() == package / "resources"


def test_with_a_data_folder_everything_lies_below_it(tmp_path):
    folders = paths.folders(tmp_path / "mine")
    for folder in (folders.data, folders.config, folders.cache, folders.log):
        assert folder.is_relative_to(tmp_path / "mine")
    assert folders.data == tmp_path / "mine"
    assert not (tmp_path / "mine").exists()


def test_a_relative_data_folder_is_made_absolute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert paths.folders(Path("mine")).data == tmp_path / "mine"


def test_without_one_the_system_decides(monkeypatch, tmp_path):
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    folders = paths.folders(None)
    assert all(
        "backcompanion" in str(f)
        for f in (folders.data, folders.config, folders.cache, folders.log)
    )
