"""Sets, repetitions, time: what is left of the numbers once the clauses have theirs."""

from backcompanion.training.sheet.claims import Claims
from backcompanion.training.sheet.folding import fold
from backcompanion.training.sheet.patterns import Patterns


def read_amounts(claims: Claims, patterns: Patterns) -> None:
    for match in list(patterns.three_numbers.finditer(claims.text, claims.start, claims.end)):
        claims.missing(*match.span(), "purpose")
    for pattern in patterns.amounts:
        for match in list(pattern.finditer(claims.text, claims.start, claims.end)):
            groups = {name: text for name, text in match.groupdict().items() if text is not None}
            if groups.keys() == {"time"} and claims.has_amount:
                claims.missing(*match.span(), "purpose")
                continue
            for field, text in groups.items():
                if field == "time":
                    claims.set("seconds", patterns.seconds_in(text), *match.span("time"))
                elif field == "until":
                    claims.set("until", True, *match.span("until"))
                else:
                    claims.set(field, patterns.whole_number(text), *match.span(field))
            cited = fold(claims.original[match.start() : match.end()])
            if not patterns.sets_or_reps.search(cited):
                claims.judge_bare(*match.span())
            claims.blank(*match.span())
            claims.amounts.append(match.span())
    _read_each_alone(claims, patterns)
    _read_number_each_side(claims, patterns)


def _read_each_alone(claims: Claims, patterns: Patterns) -> None:
    """ "3 x 10 each": straight after the amount, and not of sets, which might be each of them. A
    number that is nothing else, "10 ea", is of repetitions.
    """
    alone = patterns.number_each.search(claims.text, claims.start, claims.end)
    if alone and not claims.has_amount and "per_side" not in claims.fields:
        claims.set("count", patterns.whole_number(alone["count"]), *alone.span("count"))
        claims.judge_bare(*alone.span("count"))
        claims.amounts.append(alone.span("count"))
    for match in list(patterns.each_alone.finditer(claims.text, claims.start, claims.end)):
        for start, end in claims.amounts:
            between = claims.text[end : match.start()].strip(" ,")
            cited = fold(claims.original[start:end])
            if end <= match.start() and not between and not patterns.sets.search(cited):
                claims.set("per_side", True, *match.span())


def _read_number_each_side(claims: Claims, patterns: Patterns) -> None:
    """ "8/side", "10 each leg": of nothing but repetitions."""
    if "per_side" in claims.fields and not claims.has_amount:
        before = claims.text[claims.start : claims.places["per_side"][0]]
        if match := patterns.number_at_end.search(before):
            start, end = match.span("count")
            number = patterns.whole_number(match["count"])
            claims.set("count", number, claims.start + start, claims.start + end)
