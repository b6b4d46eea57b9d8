"""A desktop's portal that knows one setting: `python portal.py text-scaling-factor 1.25`."""

import sys

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusConnection, QDBusVariant

from backcompanion.system import portal_settings


@ClassInfo({"D-Bus Interface": portal_settings.SETTINGS})  # type: ignore[call-arg]
class Settings(QDBusAbstractAdaptor):  # type: ignore[operator]
    @Slot(str, str, result="QDBusVariant")
    def Read(self, _group: str, key: str) -> QDBusVariant:
        return QDBusVariant(float(sys.argv[2]) if key == sys.argv[1] else "")


app = QCoreApplication([])
desktop = QObject()
settings = Settings(desktop)
bus = QDBusConnection.sessionBus()
assert bus.registerObject(portal_settings.PATH, desktop)
assert bus.registerService(portal_settings.PORTAL)
sys.stdout.write("there\n")
sys.stdout.flush()
app.exec()
