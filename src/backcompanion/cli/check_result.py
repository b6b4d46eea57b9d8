"""What `check` found out about one thing, and how it is told."""

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _


@dataclass(frozen=True, slots=True)
class CheckResult:
    """`advice`: what to do, where it does not work. `needed`: without it no session can be done.

    `was_tested`: False where only libraries were found, of which nothing is known but that they
    load. `remark`: what a person should know though it works.
    """

    name: str
    advice: str = ""
    needed: bool = True
    detail: str = ""
    was_tested: bool = True
    remark: str = ""

    def text(self) -> str:
        if self.advice:
            state = _("no") if self.needed else _("not here")
            return f"{self.name}: {state}. " + self.advice.replace("\n", "\n  ")
        if not self.was_tested:
            sound_text = _("library found; not tried (check --sound tries it)")
            return f"{self.name}: {sound_text}"
        text = f"{self.name}: " + _("works") + (f" ({self.detail})" if self.detail else "")
        return f"{text}. {self.remark}" if self.remark else text
