"""In which language there is something to say."""

from PySide6.QtCore import QLocale

from backcompanion.base import i18n


def spoken_language() -> str:
    """That of the texts, such as "en_GB": with the system's country, where it has that language.

    A system in a language that there is no translation for shows and says English.
    """
    system, texts = QLocale(), QLocale(i18n.language())
    return system.name() if system.language() == texts.language() else texts.name()
