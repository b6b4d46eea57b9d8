"""What can be asked of the Player, each declared once: its keys, its button, its line on `?`."""

from enum import Enum, auto

from PySide6.QtCore import Qt

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import pgettext
from backcompanion.ui.widgets.buttons import Kind as ButtonKind
from backcompanion.ui.widgets.direction import is_mirrored, reading_key

_K = Qt.Key


class PlayerAction(Enum):
    TOGGLE = auto()
    PAUSE = auto()
    SKIP = auto()
    BACK = auto()
    EASIER = auto()
    HARDER = auto()
    HURT = auto()
    MORE = auto()
    VOICE = auto()
    MUTE = auto()
    SAY_ALL = auto()
    FULL_SCREEN = auto()
    TURN = auto()
    UNDO = auto()
    END = auto()
    KEYS = auto()
    HELP = auto()


@dataclass(frozen=True, slots=True)
class ActionDeclaration:
    """`key_names`: as they are printed on a keyboard; the first stands on the button.

    `meaning`: what stands beside the keys on `?`. `typed`: the character that asks for it, whatever
    key a keyboard has for that. The others are those of its button, if it has one.
    """

    action: PlayerAction
    keys: tuple[Qt.Key, ...]
    key_names: tuple[str, ...]
    meaning: str
    typed: str = ""
    label: str = ""
    icon: str = ""
    kind: ButtonKind = "plain"
    object_name: str = ""


def declared_actions() -> dict[PlayerAction, ActionDeclaration]:
    """In the order of the lines on `?`; in the person's language."""
    return {each.action: each for each in (*_going_on(), *_changing(), *_about_it_all())}


def _going_on() -> tuple[ActionDeclaration, ...]:
    return (
        ActionDeclaration(
            PlayerAction.TOGGLE,
            (_K.Key_Space, _K.Key_MediaPlay, _K.Key_MediaPause, _K.Key_MediaTogglePlayPause),
            (_("Space"),),
            _("pause, or go on"),
            label=_("Pause"),
            icon="pause",
            kind="primary",
            object_name="pauseButton",
        ),
        ActionDeclaration(
            PlayerAction.SKIP,
            (reading_key(None, _K.Key_Right), _K.Key_PageDown, _K.Key_MediaNext),
            ("←" if is_mirrored() else "→", _("Page Down")),
            _("skip"),
            label=_("Skip"),
            icon="skip-forward",
            object_name="skipButton",
        ),
        ActionDeclaration(
            PlayerAction.BACK,
            (reading_key(None, _K.Key_Left), _K.Key_PageUp, _K.Key_MediaPrevious),
            ("→" if is_mirrored() else "←", _("Page Up")),
            _("back; twice for the step before"),
            label=pgettext("to the step before", "Back"),
            icon="skip-back",
            object_name="backButton",
        ),
    )


def _changing() -> tuple[ActionDeclaration, ...]:
    return (
        ActionDeclaration(
            PlayerAction.EASIER,
            (_K.Key_E,),
            ("E",),
            _("easier for the rest of this step"),
            label=_("Easier"),
            object_name="easierButton",
        ),
        ActionDeclaration(
            PlayerAction.HARDER,
            (_K.Key_D,),
            ("D",),
            _("harder for the rest of this step"),
            label=_("Harder"),
            object_name="harderButton",
        ),
        ActionDeclaration(
            PlayerAction.HURT,
            (_K.Key_H,),
            ("H",),
            _("that hurt: pauses and asks"),
            label=_("That hurt"),
            kind="danger",
            object_name="hurtButton",
        ),
        ActionDeclaration(
            PlayerAction.MORE,
            (_K.Key_Plus,),
            ("+",),
            _("15 seconds more"),
            typed="+",
            label=_("+15 s"),
            object_name="moreButton",
        ),
        # Its key is the only one with Ctrl.
        ActionDeclaration(
            PlayerAction.UNDO, (), (_("Ctrl+Z"),), _("undo easier, harder or that hurt")
        ),
    )


def _about_it_all() -> tuple[ActionDeclaration, ...]:
    return (
        ActionDeclaration(
            PlayerAction.VOICE,
            (_K.Key_V,),
            ("V",),
            _("voice on or off"),
            label=_("Voice"),
            object_name="voiceButton",
        ),
        ActionDeclaration(PlayerAction.MUTE, (_K.Key_M,), ("M",), _("all sound off or on")),
        ActionDeclaration(
            PlayerAction.SAY_ALL,
            (_K.Key_A,),
            ("A",),
            _("say it all again, and in full from here on"),
        ),
        ActionDeclaration(
            PlayerAction.FULL_SCREEN,
            (_K.Key_F,),
            ("F",),
            _("full screen"),
            label=_("Full screen"),
            object_name="fullScreenButton",
        ),
        # Any of these with Shift.
        ActionDeclaration(
            PlayerAction.TURN,
            (),
            (_("Shift+arrows"),),
            _("turn the figure; with Home, End, Page Up: from the side, the front, above"),
        ),
        ActionDeclaration(
            PlayerAction.END,
            (_K.Key_Escape,),
            (_("Esc"),),
            _("end, after a question"),
            label=_("End"),
            object_name="endButton",
        ),
        ActionDeclaration(
            PlayerAction.KEYS, (_K.Key_Question,), ("?",), _("these keys"), typed="?"
        ),
        ActionDeclaration(PlayerAction.HELP, (_K.Key_F1,), ("F1",), _("help; pauses")),
        ActionDeclaration(PlayerAction.PAUSE, (_K.Key_MediaStop,), (_("any other"),), _("pause")),
    )
