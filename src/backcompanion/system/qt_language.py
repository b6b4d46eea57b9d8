"""What Qt says and how it lays out, in the language of the texts.

The texts are ours and go through gettext; a file dialog, a menu of a text field and the names of
keys are Qt's, which brings its own translations along.
"""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication

from backcompanion.base import i18n


def follow_language(app: QGuiApplication) -> None:
    """Dialogs of Qt's own, and the direction.

    Dates and numbers are the system's, which may be of another country, but where the texts are in
    another language than it: no month in German within an English sentence. Who has a language that
    there are no texts in keeps its dates.
    """
    texts = QLocale(i18n.language())
    translated = i18n.chosen_language() or i18n.language() != "en"
    if translated and QLocale().language() != texts.language():
        QLocale.setDefault(texts)
    if i18n.language() == "en":
        return
    app.setLayoutDirection(texts.textDirection())
    _install_translations(app, texts)


def _install_translations(app: QGuiApplication, texts: QLocale) -> None:
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(texts, "qtbase", "_", folder):
        app.installTranslator(translator)
