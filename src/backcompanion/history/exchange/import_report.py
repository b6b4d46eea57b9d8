"""What an import did, or would do, in values and in words."""

from dataclasses import field
from pathlib import Path

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.session.person import Person


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would have done where something was `refused` (a sentence each).

    `different`: sessions of which ours say something else; ours stand, as with `contradicting`
    goals, breaks and what stands beside. `replaced`: those for which the file's were taken; `both`:
    those that were added beside ours, and are among the new ones. `person`: what is to be added to
    the settings, None where nothing is; `keeps_own_person`: the file has one, and with sessions on
    record it is not looked at. `set_aside`: entries that the file names as unreadable, which stay
    there. `without_sets`: sessions of which the file says how many sets were done, but not which;
    `counted_otherwise`: those of them for which that decides whether they are a training day.
    `notes`: what has to be known beside, a sentence each. `backup`: of what was there
    before; None where nothing was written.
    """

    new: int = 0
    already_there: int = 0
    different: int = 0
    replaced: int = 0
    both: int = 0
    refused_sessions: int = 0
    refused: tuple[str, ...] = ()
    goals: int = 0
    breaks: int = 0
    contradicting: int = 0
    preferences: bool = False
    soreness: int = 0
    milestones: int = 0
    plan: bool = False
    person: Person | None = None
    keeps_own_person: bool = False
    set_aside: int = 0
    without_sets: int = 0
    counted_otherwise: int = 0
    notes: tuple[str, ...] = ()
    backup: Path | None = field(default=None, compare=False)

    @property
    def changed(self) -> bool:
        """Whether anything was written."""
        added = self.new or self.replaced or self.goals or self.breaks or self.preferences
        extras = self.soreness or self.milestones or self.plan or self.person is not None
        return bool(added or extras) and not self.refused

    def summary(self) -> tuple[str, ...]:
        counts = _(
            "Sessions: {new} new, {there} already there, {different} different from ours"
            " (ours stand), {refused} refused."
        ).format(
            new=self.new,
            there=self.already_there,
            different=self.different,
            refused=self.refused_sessions,
        )
        if self.refused:
            lines = [_("Nothing was written."), counts]
            other_refusals = len(self.refused) - self.refused_sessions
            if other_refusals:
                lines.append(_("Goals, breaks and the rest: {n} refused.").format(n=other_refusals))
            return tuple(lines)
        return (counts, *self._change_lines(), *self._other_lines())

    def question_lines(self) -> tuple[str, ...]:
        """What would come, where it is still to be said which of two different sessions stands."""
        counts = _("Sessions: {new} new, {there} already there, {different} different.")
        counts = counts.format(new=self.new, there=self.already_there, different=self.different)
        return (counts, *self._other_lines())

    def _other_lines(self) -> tuple[str, ...]:
        lines = [*self.notes]
        if self.goals:
            lines.append(ngettext("{n} goal added.", "{n} goals added.", self.goals))
            lines[-1] = lines[-1].format(n=self.goals)
        if self.breaks:
            lines.append(ngettext("{n} break added.", "{n} breaks added.", self.breaks))
            lines[-1] = lines[-1].format(n=self.breaks)
        if self.contradicting:
            lines.append(
                _("Goals, breaks and the like that contradict ours: {n} (ours stand).").format(
                    n=self.contradicting
                )
            )
        if self.soreness:
            text = ngettext(
                "Soreness of {n} day added.", "Soreness of {n} days added.", self.soreness
            )
            lines.append(text.format(n=self.soreness))
        if self.milestones:
            text = ngettext("{n} milestone added.", "{n} milestones added.", self.milestones)
            lines.append(text.format(n=self.milestones))
        if self.plan:
            lines.append(_("The plan was taken from the file."))
        lines += _person_lines(self.person)
        if self.keeps_own_person:
            lines.append(_("Equipment, health remarks and levels stay as they are set here."))
        if self.preferences:
            lines.append(_("First day of the week and start of the day taken from the file."))
        return (*lines, *self._missing_lines())

    def _missing_lines(self) -> list[str]:
        lines = []
        if self.set_aside:
            lines.append(
                ngettext(
                    "{n} entry could not be read where the file was written; it stays there.",
                    "{n} entries could not be read where the file was written; they stay there.",
                    self.set_aside,
                ).format(n=self.set_aside)
            )
        if self.without_sets:
            lines.append(
                ngettext(
                    "{n} session came without its sets: the file says how many, but not which."
                    " Open it in History to fill them in.",
                    "{n} sessions came without their sets: the file says how many, but not which."
                    " Open them in History to fill them in.",
                    self.without_sets,
                ).format(n=self.without_sets)
            )
        if self.counted_otherwise:
            lines.append(
                ngettext(
                    "Without its sets, {n} of them is a training day only if it was finished, which"
                    " changes weeks and the streak. A .json file brings all sets along.",
                    "Without their sets, {n} of them are training days only if they were finished,"
                    " which changes weeks and the streak. A .json file brings all sets along.",
                    self.counted_otherwise,
                ).format(n=self.counted_otherwise)
            )
        return lines

    def _change_lines(self) -> list[str]:
        lines = []
        if self.different:
            text = ngettext(
                "{n} differs from yours; yours stands.",
                "{n} differ from yours; yours stand.",
                self.different,
            )
            lines.append(text.format(n=self.different))
        if self.replaced:
            text = ngettext(
                "{n} differed from yours; the file's was taken.",
                "{n} differed from yours; the file's were taken.",
                self.replaced,
            )
            lines.append(text.format(n=self.replaced))
        if self.both:
            text = ngettext(
                "{n} differs from yours; both are kept.",
                "{n} differ from yours; both are kept.",
                self.both,
            )
            lines.append(text.format(n=self.both))
        return lines


def _person_lines(person: Person | None) -> list[str]:
    if person is None:
        return []
    lines = []
    if person.equipment is not None:
        lines.append(_("Equipment taken from the file."))
    if person.remarks:
        lines.append(_("Health remarks added: {n}.").format(n=len(person.remarks)))
    if person.levels:
        lines.append(_("Levels of exercises added: {n}.").format(n=len(person.levels)))
    return lines
