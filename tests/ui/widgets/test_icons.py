"""Icons are kept from one launch to the next, as they were drawn, or not at all."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPixmap
from pytestqt.qtbot import QtBot

from backcompanion.ui.widgets import icons
from backcompanion.ui.widgets.icons import KEPT_FILE, icon_pixmap, keep_icons, take_kept_icons

PLAY = ("play", "#0A6F66", 22, 1.5)


@pytest.fixture
def launches(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(icons, "_kept", {})
    monkeypatch.setattr(icons, "_used", {})
    icons._icon_pixmap.cache_clear()
    yield
    icons._icon_pixmap.cache_clear()


def launch(folder: Path) -> None:
    icons._used.clear()
    icons._icon_pixmap.cache_clear()
    take_kept_icons(folder)


def keep(folder: Path) -> None:
    keep_icons(folder)
    for thread in threading.enumerate():
        if thread.name == "icons":
            thread.join(20)


def pixels(pixmap: QPixmap) -> QImage:
    return pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


@pytest.mark.usefixtures("launches")
def test_an_icon_of_the_launch_before_is_not_drawn_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "cache"
    launch(folder)
    drawn = icon_pixmap(*PLAY)
    keep(folder)
    launch(folder)
    with monkeypatch.context() as patch:
        patch.setattr(icons, "_drawn", None)
        kept = icon_pixmap(*PLAY)
        keep(folder)  # nothing new
    assert pixels(kept) == pixels(drawn) and kept.devicePixelRatio() == 1.5
    for other in (("play", "#FFFFFF", 22, 1.5), ("play", "#0A6F66", 22, 2.0), ("pause", *PLAY[1:])):
        assert pixels(icon_pixmap(*other)) != pixels(kept)
    keep(folder)
    launch(folder)
    assert len(icons._kept) == 4


@pytest.mark.usefixtures("launches")
def test_what_is_damaged_or_of_another_program_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    icon_pixmap(*PLAY)
    keep(tmp_path)
    file = tmp_path / KEPT_FILE
    whole = file.read_bytes()
    head, packed = whole.split(b"\n", 1)
    launch(tmp_path)
    assert icons._kept
    others = (
        *(b"", b"[]", b"\n" + packed, head, whole[:-1], whole[:-1] + bytes([whole[-1] ^ 1])),
        *(
            head.replace(b" 22,", number) + b"\n" + packed
            for number in (b" 23,", b" -1,", b" 1e9,", b" null,", b" [],")
        ),
        head.replace(b'"play"', b"[1]") + b"\n" + packed,
    )
    for content in others:
        file.write_bytes(content)
        launch(tmp_path)
        assert not icons._kept, content[:80]
    file.write_bytes(whole)
    monkeypatch.setattr(icons, "__version__", "9")
    launch(tmp_path)
    assert not icons._kept


@pytest.mark.usefixtures("launches")
def test_edited_icons_are_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    icon_pixmap(*PLAY)
    keep(tmp_path)
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons/play.svg").write_text("<svg/>")
    monkeypatch.setattr(icons, "resources", lambda: tmp_path)
    launch(tmp_path)
    assert not icons._kept


@pytest.mark.usefixtures("launches")
def test_a_place_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    icon_pixmap(*PLAY)
    (tmp_path / "file").write_text("")
    keep(tmp_path / "file")
    take_kept_icons(tmp_path / "file")
    assert not icons._kept
