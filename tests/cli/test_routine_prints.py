"""`routine export` onto paper and as a QR code."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from backcompanion.cli.main import main
from backcompanion.ui.paper.qr_code import ON_PAPER, qr_image

ROUTINE = "upper-lower-back"


def export(folder: Path, target: Path) -> int:
    return main(["--data-dir", str(folder), "routine", "export", ROUTINE, str(target)])


def test_a_page_with_a_code_and_nothing_else_is_written(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "page.pdf"
    assert export(tmp_path / "data", target) == 0
    assert capsys.readouterr().out == f"Upper and lower back written to {target}.\n"
    document = QPdfDocument()
    assert document.load(str(target)) is QPdfDocument.Error.None_
    size = document.pagePointSize(0)
    image = document.render(0, QSize(round(size.width()), round(size.height())))
    corner = [image.pixelColor(image.width() - 80, y).lightness() for y in range(40, 110)]
    assert min(corner) < 60 < 200 < max(corner)
    assert list(tmp_path.glob("*.*")) == [target]


def test_the_code_as_a_picture_has_room_round_it(qapp: QApplication, tmp_path: Path) -> None:
    target = tmp_path / "code.png"
    assert export(tmp_path / "data", target) == 0
    image = QImage(str(target))
    assert image.width() == image.height() and image.width() % 8 == 0
    modules = [
        [
            image.pixelColor(8 * x + 4, 8 * y + 4).lightness() < 128
            for x in range(image.width() // 8)
        ]
        for y in range(image.height() // 8)
    ]
    assert not any(modules[3]) and not any(row[3] for row in modules)  # the quiet zone
    finder = [row[4:11] for row in modules[4:11]]
    assert finder[0] == [True] * 7 and finder[1] == [True, *[False] * 5, True]


def test_a_code_is_read_back_from_its_picture(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, target = tmp_path / "data", tmp_path / "code.png"
    assert export(data, target) == 0
    routine = ["--data-dir", str(data), "routine"]
    assert main([*routine, "check", str(target)]) == 0
    assert "steps, understood" in capsys.readouterr().out
    assert main([*routine, "import", str(target), "--as", "From a picture"]) == 0
    assert main([*routine, "export", "from-a-picture", str(tmp_path / "back.txt")]) == 0
    assert main([*routine, "export", ROUTINE, str(tmp_path / "was.txt")]) == 0
    back, was = ((tmp_path / f"{name}.txt").read_text().splitlines() for name in ("back", "was"))
    assert back[0] == "# From a picture" and back[1:] == was[1:]

    address = qr_image("https://example.org/?a=1")
    assert address is not None and address.scaled(400, 400).save(str(tmp_path / "address.png"))
    capsys.readouterr()
    assert main([*routine, "import", str(tmp_path / "address.png")]) == 2
    assert "the QR code of a routine; this one says “https://example.org" in capsys.readouterr().err


def test_what_cannot_be_written_is_said(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("page.pdf", "code.png"):
        assert export(tmp_path / "data", tmp_path / "missing" / name) == 3
        assert "cannot be written" in capsys.readouterr().err
    assert export(tmp_path / "data", tmp_path / "page.docx") == 2
    assert ".pdf or .png" in capsys.readouterr().err


def test_a_text_too_long_for_paper_has_no_code() -> None:
    assert qr_image("Bridge 3 x 10\n" * 60) is not None
    assert qr_image("Bridge 3 x 10\n" * 90, ON_PAPER) is None
    assert qr_image("x" * 5_000, 177) is None
