"""What a person has at home, and what the workout makes of it."""

from backcompanion.application.live_settings import LiveSettings
from backcompanion.base.i18n import gettext as _
from backcompanion.ui.settings.settings_section import SettingsSection
from backcompanion.ui.widgets.equipment_chips import EquipmentChips


class EquipmentSection(SettingsSection):
    def __init__(self, live: LiveSettings) -> None:
        super().__init__(
            _("What I have"),
            _("The workout adapts: for what is missing it shows you what to do instead."),
        )
        self.add_row(
            _("Equipment"),
            EquipmentChips(live),
            _("Water bottles or cans of soup stand in for dumbbells."),
        )
