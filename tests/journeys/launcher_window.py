"""A program that starts another on a key, with the right to come forward that Qt gets for it."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QPushButton

if __name__ == "__main__":
    application = QApplication([])
    button = QPushButton("Start")
    button.setWindowTitle("Launcher")
    button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl("https://start.example")))
    button.resize(300, 200)
    button.show()
    application.exec()
