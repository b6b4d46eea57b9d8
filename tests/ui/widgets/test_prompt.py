"""A question over the window is as high as its words, however they break."""

from PySide6.QtWidgets import QApplication, QWidget

from backcompanion.ui.widgets.prompt import Answer, Prompt


def test_no_word_is_scrolled_away_where_there_is_room(qapp: QApplication) -> None:
    window = QWidget()
    window.resize(720, 500)
    window.show()
    scrolled = []
    for more in range(55, 66):
        prompt = Prompt(window, "Sure?", "i " * more, [Answer("no", "No")], "no")
        qapp.processEvents()
        window.resize(720, 501 + more % 2)
        qapp.processEvents()
        if prompt._scroll.verticalScrollBar().maximum() > 0:
            scrolled.append(more)
        prompt.dismiss()
    window.deleteLater()
    assert scrolled == []
