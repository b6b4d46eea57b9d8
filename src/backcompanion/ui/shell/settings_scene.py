"""The Settings page with all that its buttons reach."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.ui.settings.page import SettingsPage
from backcompanion.ui.shell.everything_files import EverythingFilesController
from backcompanion.ui.shell.history_files import HistoryFilesController

if TYPE_CHECKING:
    from backcompanion.application.sound_controller import SoundController


def create_settings_page(
    window: QWidget,
    context: AppContext,
    history_model: HistoryModel,
    sound_controller: "SoundController",
) -> SettingsPage:
    everything = EverythingFilesController(window, context, history_model)
    files = HistoryFilesController(window, context, history_model)
    page = SettingsPage(context.live, history_model, context.folders)
    page.open_folder_requested.connect(files.open_data_folder)
    page.export_requested.connect(files.export_file)
    page.import_requested.connect(files.import_file)
    page.backups_requested.connect(files.show_backups)
    files.everything_requested.connect(everything.bring_back_from)
    page.save_everything_requested.connect(everything.save_everything)
    page.bring_back_requested.connect(everything.bring_back)
    page.sound_test_requested.connect(sound_controller.test_sound)
    page.voice_test_requested.connect(sound_controller.test_voice)
    if sound_controller.known_voices or sound_controller.coach.problem_text("voice"):
        page.set_voices(sound_controller.known_voices)
    sound_controller.voices_changed.connect(page.set_voices)
    sound_controller.checked.connect(page.show_check)
    return page
