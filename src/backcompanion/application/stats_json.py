"""What Progress tells as the contract's JSON: of `stats --json`, and of a report."""

from dataclasses import asdict

from backcompanion.training.planning.back_beside import About, RatedGroup
from backcompanion.training.planning.review import Review
from backcompanion.training.planning.stats import Stats
from backcompanion.training.session.record import WEEKDAYS


def stats_json(stats: Stats, review: Review) -> dict[str, object]:
    """As contract.md has it: whole seconds and whole kilocalories."""
    return _headline_json(stats) | _review_json(stats, review)


def _headline_json(stats: Stats) -> dict[str, object]:
    totals, week = stats.totals, stats.this_week
    return {
        "as_of": stats.as_of.isoformat(),
        "week_starts": WEEKDAYS[stats.week_starts],
        "totals": {
            "sessions": totals.sessions,
            "active_days": totals.active_days,
            "active_seconds": rounded(totals.active_seconds),
            "kcal": [rounded(value) for value in totals.kcal],
        },
        "this_week": {
            "start": week.start.isoformat(),
            "active_days": week.active_days,
            "needs": week.needs,
            "state": week.state,
        },
        "streak": {"weeks": stats.streak.weeks, "best_weeks": stats.streak.best_weeks},
        "weeks": [
            {
                "start": week.start.isoformat(),
                "sessions": week.sessions,
                "active_days": week.active_days,
                "needs": week.needs,
                "state": week.state,
            }
            for week in stats.weeks
        ],
    }


def _review_json(stats: Stats, review: Review) -> dict[str, object]:
    shown = {week.start for week in stats.weeks}
    planned = review.planned
    return {
        "best_runs": [
            {"from": run.first.isoformat(), "to": run.last.isoformat(), "weeks": run.weeks}
            for run in review.runs
        ],
        "steadiness": review.steadiness.score,
        "steadiness_by_week": [
            {"start": week.start.isoformat(), "score": week.score}
            for week in review.steadiness.by_week
            if week.start in shown
        ],
        "planned": planned and asdict(planned),
        "back_beside": [
            {
                "about": _about_json(remark.about),
                "with": _group_json(remark.with_it),
                "without": _group_json(remark.without),
                "p": float(f"{remark.p:.2g}"),
            }
            for remark in review.back.remarks
        ],
    }


def _about_json(about: About) -> dict[str, object]:
    match about.kind:
        case "gap":
            return {"gap": "under-48h"}
        case "rounds":
            return {"rounds": about.rounds}
        case "variant":
            return {"exercise": about.exercise, "variant": about.variant}
        case "load":
            return {"exercise": about.exercise, "load_kg": about.load_kg}
    return {"exercise": about.exercise}


def _group_json(group: RatedGroup) -> dict[str, object]:
    return {"sessions": len(group.ids), "mean": round(group.mean, 2)}


def rounded(value: float) -> int:
    """To whole ones, halves up."""
    return int(value + 0.5)
