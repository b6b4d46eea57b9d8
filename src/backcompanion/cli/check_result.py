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
            return self._named(f"{state}. ") + self.advice.replace("\n", "\n  ")
        if not self.was_tested:
            return self._named(_("library found; not tried (check --sound tries it)"))
        text = self._named(_("works") + (f" ({self.detail})" if self.detail else ""))
        return f"{text}. {self.remark}" if self.remark else text

    def _named(self, what: str) -> str:
        return _("{name}: {what}").format(name=self.name, what=what)
