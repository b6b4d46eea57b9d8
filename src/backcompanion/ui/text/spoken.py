"""Names for a screen reader, as whole texts that a language orders and punctuates as it must."""

from backcompanion.base.i18n import pgettext


def labelled(label: str, value: str) -> str:
    """What something shows, behind what it is called."""
    # Translators: a control's name for a screen reader: “Level: harder”. French has a space that
    # does not break before the colon.
    return pgettext("name for a screen reader", "{label}: {value}").format(label=label, value=value)
