"""The folder that takes the history to other computers: which, what goes along, who is there."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.history.folder.status import Device, FolderStatus
from backcompanion.ui import theme
from backcompanion.ui.settings.settings_section import SettingsSection, button_row
from backcompanion.ui.text import formats
from backcompanion.ui.text.spoken import labelled
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.switch import Switch


class ComputersSection(SettingsSection):
    """`shown`: what stands there is to be looked up. `folder`: the one in use, or ""."""

    folder_requested = Signal()
    look_requested = Signal()
    leave_requested = Signal()
    wishes_changed = Signal()
    shown = Signal()

    def __init__(self) -> None:
        super().__init__(
            _("Several computers"),
            _("The same history on each, by a folder that something else carries."),
        )
        self.folder = ""
        self._path = Label("", 13, role=theme.MUTED, wrap=True)
        self._choose = _button(_("Choose a folder…"), "chooseSharedFolder")
        self._look = _button(_("Look now"), "lookIntoSharedFolder")
        self._leave = _button(_("Use it no more…"), "leaveSharedFolder")
        self._notes, self._remarks = Switch(), Switch()
        self._devices = Label("", 13, wrap=True)
        self._remark = Label("", 13, role=theme.MUTED, wrap=True)
        self.add_wide_row(_("Shared folder"), self._path)
        self.add_remark(button_row(self._choose, self._look, self._leave))
        self.add_remark(self._remark)
        self.add_row(
            _("Your notes go along"),
            self._notes,
            _("Whoever can look into the folder can read them. What was written there stays."),
        )
        self.add_row(_("What you are careful with goes along"), self._remarks)
        self.add_wide_row(_("Computers"), self._devices)
        self._choose.clicked.connect(self.folder_requested)
        self._look.clicked.connect(self.look_requested)
        self._leave.clicked.connect(self.leave_requested)
        self._notes.chosen.connect(self.wishes_changed)
        self._remarks.chosen.connect(self.wishes_changed)
        self._said: tuple[str, ...] = ()
        self._show_folder("")
        self._show_remark("")

    def wishes(self) -> tuple[bool, bool]:
        """Whether notes and health remarks go along."""
        return self._notes.isChecked(), self._remarks.isChecked()

    def show_status(
        self, folder_status: FolderStatus | None, now: datetime, trouble: str = ""
    ) -> None:
        """`trouble`: why it cannot be brought together at present, or ""."""
        if folder_status is None:
            self._said = ()
            self._show_remark(trouble)
            self._show_folder("")
            self._show_devices(_("None yet"))
            return
        self._show_folder(folder_status.choice.folder)
        self._notes.show_value(folder_status.choice.with_notes)
        self._remarks.show_value(folder_status.choice.with_remarks)
        self._show_devices("\n".join(_device_line(each, now) for each in folder_status.devices))
        remarks = _remarks(folder_status, said=self._said)
        if trouble and folder_status.is_there:
            remarks.append(trouble)
        self._show_remark(" ".join(remarks))

    def show_used(self, remarks: tuple[str, ...]) -> None:
        """What has to be known of the folder that was just chosen; it stays there."""
        self._said = remarks
        self._show_remark(" ".join(remarks))

    def _show_remark(self, text: str) -> None:
        self._remark.setText(text)
        self._remark.setAccessibleName(text)
        self._remark.setVisible(bool(text))

    def _show_folder(self, folder: str) -> None:
        self.folder = folder
        text = folder or _("None: your history is on this computer alone.")
        self._path.setText(text)
        name = _("Shared folder")
        self._path.setAccessibleName(labelled(name, text))
        self._choose.setText(_("Choose another…") if folder else _("Choose a folder…"))
        self._look.setVisible(bool(folder))
        self._leave.setVisible(bool(folder))

    def _show_devices(self, text: str) -> None:
        self._devices.setText(text)
        name = _("Computers")
        self._devices.setAccessibleName(labelled(name, text))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.shown.emit()


def _device_line(device: Device, now: datetime) -> str:
    sessions = ngettext("{n} session", "{n} sessions", device.sessions).format(
        n=formats.number(device.sessions)
    )
    if device.is_own:
        return _("{name} (this computer): {sessions}").format(name=device.label, sessions=sessions)
    if device.has_left:
        return _("{name} (left): {sessions}").format(name=device.label, sessions=sessions)
    if device.last_heard is None:
        return _("{name}: {sessions}").format(name=device.label, sessions=sessions)
    last_heard = formats.day_and_time(device.last_heard.astimezone(now.tzinfo))
    if device.is_silent(now):
        return _(
            "{name}: {sessions}, not heard of since {when}. Is its folder still carried?"
        ).format(name=device.label, sessions=sessions, when=last_heard)
    return _("{name}: {sessions}, last heard of on {when}").format(
        name=device.label, sessions=sessions, when=last_heard
    )


def _remarks(folder_status: FolderStatus, said: tuple[str, ...]) -> list[str]:
    """`said`: when the folder was chosen, who can look into it among that."""
    lines = list(said)
    if not folder_status.is_there:
        lines.append(_("The folder is not there at present; your changes are kept for it."))
    if folder_status.others_can_read and not said:
        lines.append(_("Others on this computer can look into the folder."))
    if folder_status.cut:
        lines.append(_("Something is still on its way."))
    if folder_status.unknown:
        lines.append(_("Some of it is of a newer release of Back Companion."))
    return lines


def _button(text: str, name: str) -> Button:
    button = Button(text, height=34, pixels=13)
    button.setObjectName(name)
    return button
