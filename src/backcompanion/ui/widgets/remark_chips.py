"""Health remarks: what to be careful with, as chips, and what each of them changes."""

from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcompanion.application.live_settings import LiveSettings
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import in_sentence
from backcompanion.training.exercise.terms import Remark
from backcompanion.ui import theme
from backcompanion.ui.text.spoken import labelled
from backcompanion.ui.widgets.accessibility import set_role
from backcompanion.ui.widgets.buttons import Button, Chip
from backcompanion.ui.widgets.flow_layout import FlowLayout
from backcompanion.ui.widgets.label import Label


def remark_names() -> dict[Remark, str]:
    return {
        "disc": _("Disc trouble, sciatica"),
        "stenosis": _("Stenosis, spondylolisthesis"),
        "osteoporosis": _("Osteoporosis"),
        "pregnancy": _("Pregnancy"),
        "dizziness": _("Dizziness, blood pressure, glaucoma"),
        "anaemia": _("Low haemoglobin, anaemia"),
        "sore-shoulder": _("Sore shoulder"),
        "sore-wrists-or-knees": _("Sore wrists or knees"),
    }


def effects() -> dict[Remark, str]:
    """What each changes, in a sentence."""
    return {
        "disc": _(
            "No twisting or rounding under load: twists, roll downs, swimmers and the swing give "
            "way, and so do the stretches that pull your knees in."
        ),
        "stenosis": _(
            "No bending back: back bows, swimmers and ball extensions give way to moves with a "
            "level back."
        ),
        "osteoporosis": _(
            "No rounding and no twisting, in the moves as in the stretches; the ball is left out."
        ),
        "pregnancy": _(
            "Nothing face down or flat on your back: hands and knees, standing and lying on your "
            "side instead."
        ),
        "dizziness": _("Your head stays up, and there is more time to change position."),
        "anaemia": _(
            "One round, half as long again to get ready, nothing head down. Stop if you are "
            "breathless or dizzy."
        ),
        "sore-shoulder": _("Arms rest or stay low, and the reverse fly gives way."),
        "sore-wrists-or-knees": _("On your forearms, with padding; child's pose gives way."),
    }


class RemarkChips(QWidget):
    """Tied to the setting `remarks`, in both directions; below, what the ticked ones change.

    Without `explained` there are the chips alone.
    """

    chosen = Signal(object)

    def __init__(self, live: LiveSettings, *, explained: bool = True) -> None:
        super().__init__()
        self._live, self._explained = live, explained
        self._chips: dict[Remark, Chip] = {}
        chips = QWidget()
        flow = FlowLayout(chips, gap=8)
        for remark, name in remark_names().items():
            chip = Chip(name, height=34)
            chip.clicked.connect(self._on_clicked)
            self._chips[remark] = chip
            flow.addWidget(chip)
        self.effects = Label("", 13, wrap=True)
        self.clear_button = Button(_("Clear all"), height=30, pixels=13)
        self.clear_button.clicked.connect(self._on_clear_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(chips)
        if explained:
            column.addWidget(self.effects)
            column.addWidget(self.clear_button)
        self.show_value(live.now.remarks)
        live.changed.connect(self._on_setting_changed)

    def show_value(self, value: tuple[Remark, ...]) -> None:
        for remark, chip in self._chips.items():
            chip.setChecked(remark in value)
        if not self._explained:
            return
        effect_of, name_of = effects(), remark_names()
        lines = [
            labelled(name_of[key], in_sentence(effect_of[key]))
            for key in get_args(Remark)
            if key in value
        ]
        if lines:
            lines.append(_("For each of these: ask a doctor or physiotherapist first."))
        self.effects.setText("\n".join(lines))
        self.effects.setVisible(bool(lines))
        self.effects.setForegroundRole(theme.TEXT)
        self.clear_button.setVisible(bool(lines))

    def set_label(self, label: str) -> None:
        set_role(self, "Grouping")
        self.setAccessibleName(label)

    def focus_target(self) -> QWidget:
        return next(iter(self._chips.values()))

    def _on_clicked(self) -> None:
        ticked = tuple(remark for remark, chip in self._chips.items() if chip.isChecked())
        self._live.change(remarks=ticked)
        self.chosen.emit(ticked)

    def _on_clear_clicked(self) -> None:
        self._live.change(remarks=())
        self.focus_target().setFocus()
        self.chosen.emit(())

    def _on_setting_changed(self, name: str) -> None:
        if name == "remarks":
            self.show_value(self._live.now.remarks)
