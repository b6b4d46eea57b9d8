"""What has to be there in a test: a typed value of it, or a failure that names it."""

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

T = TypeVar("T")
Obj = TypeVar("Obj", bound="QObject")


def present(value: T | None) -> T:
    assert value is not None
    return value


def child(within: "QObject", kind: type[Obj], name: str = "") -> Obj:
    child: Obj | None = within.findChild(kind, name) if name else within.findChild(kind)
    assert child is not None, f"no {kind.__name__} {name}"
    return child


def focused() -> "QWidget":
    from PySide6.QtWidgets import QApplication

    return present(QApplication.focusWidget())
