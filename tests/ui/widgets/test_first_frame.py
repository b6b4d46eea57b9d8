"""A figure's first frame is kept as a picture: read whole or not at all, and only in its place."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from backcompanion.ui.widgets import first_frame
from backcompanion.ui.widgets.first_frame import FORMAT, first_frame_path, read_first_frame
from backcompanion.ui.widgets.first_frame_keeping import MOST_FILES, keep_first_frame

SIZE, PLACE = QSize(20, 10), (1.25, 0.5, 0.25)


def kept(path: Path) -> QImage:
    image = QImage(26, 14, FORMAT)
    image.fill(0)
    for x in range(26):
        image.setPixel(x, x % 14, 0xFF102030 + x)
    keep_first_frame(path, SIZE, PLACE, image).join(20)
    return image


def test_it_is_read_as_it_was_and_fits_one_place(tmp_path: Path) -> None:
    path = first_frame_path(tmp_path / "cache", "bows", "standard")
    image = kept(path)
    frame = read_first_frame(path)
    assert frame is not None and frame.image == image
    assert frame.fits(SIZE, PLACE)
    assert not frame.fits(QSize(20, 11), PLACE)
    assert not frame.fits(SIZE, (1.25, 0.5, 0.5))
    assert path.stat().st_mode & 0o077 == 0


def test_what_is_damaged_is_no_picture(tmp_path: Path) -> None:
    path = tmp_path / "frames-first-1"
    assert read_first_frame(path) is None
    kept(path)
    whole = path.read_bytes()
    begin = whole.index(b"x\x01") + 8  # within what is packed
    flipped = whole[:begin] + bytes([whole[begin] ^ 255]) + whole[begin + 1 :]
    lines = whole.split(b"\n", 2)
    others = (
        *(whole[:length] for length in (0, 5, len(lines[0]) + 3, begin, len(whole) - 1)),
        flipped,
        whole[:-1] + bytes([whole[-1] ^ 1]),
        b"something else\n" + whole,
        *(
            b"\n".join((lines[0], head, lines[2]))
            for head in (b"20 10 27 14 1 0 0", b"20 10 25 14 1 0 0", b"20 10 1e9 1e9 1 0 0", b"")
        ),
        b"\n".join((lines[0], b"20 10 nan inf 1 0 0", lines[2])),
    )
    for content in others:
        path.write_bytes(content)
        assert read_first_frame(path) is None, content[:60]


def test_another_program_or_another_look_has_another_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = first_frame_path(tmp_path, "bows", "standard", ["band"])
    assert path == first_frame_path(tmp_path, "bows", "standard", ["band"])
    assert path != first_frame_path(tmp_path, "bows", "easier", ["band"])
    assert path != first_frame_path(tmp_path, "bows", "standard", [])
    monkeypatch.setattr(first_frame, "__version__", "9")
    assert path != first_frame_path(tmp_path, "bows", "standard", ["band"])
    monkeypatch.undo()
    package = tmp_path / "package"
    source = package / "figure/paint/limb_painter.py"
    source.parent.mkdir(parents=True)
    source.write_text("1")
    monkeypatch.setattr(first_frame, "__file__", str(package / "ui/widgets/first_frame.py"))
    before = first_frame_path(tmp_path, "bows")
    source.write_text("12")
    assert before != first_frame_path(tmp_path, "bows")


def test_a_few_are_kept(tmp_path: Path) -> None:
    for number in range(MOST_FILES + 2):
        kept(tmp_path / f"frames-first-{number}")
    assert len(list(tmp_path.iterdir())) == MOST_FILES
    kept(tmp_path / "frames-first-9" / "below a file")  # nothing happens
