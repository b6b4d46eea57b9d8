"""A page of Help in pieces, each of which is translated by itself."""

from backcompanion.base.markdown_pieces import pieces_of, translated_page
from support.places import RESOURCES


def test_the_pieces_of_every_page_are_the_page() -> None:
    for file in (RESOURCES / "help").glob("*.md"):
        page = file.read_text("utf-8")
        assert "".join(before + text for before, text in pieces_of(page)) == page, file.name


def test_marks_stay_and_what_stands_between_is_translated() -> None:
    page = "# Title\n\nA **bold** word.\n\n1. one\n- two\n\n| a | b c |\n|---|---|\n| | d |\n"
    assert translated_page(page, str.upper) == (
        "# TITLE\n\nA **BOLD** WORD.\n\n1. ONE\n- TWO\n\n| A | B C |\n|---|---|\n| | D |\n"
    )
