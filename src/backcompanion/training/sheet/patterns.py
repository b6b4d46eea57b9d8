"""The grammar of a line as regular expressions, made from the words of a language.

They are matched against a folded line in which all that was claimed before is `CLAIMED`. Every
quantity is bounded, so that no line can make them slow. Groups named `sets`, `count`, `time` and
so on are what is read of a match.
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain, groupby

from backcompanion.training.exercise.terms import Position, Sides
from backcompanion.training.sheet.words import ENGLISH, Alternatives, SheetWords
from backcompanion.training.sheet.words_de import GERMAN
from backcompanion.training.sheet.words_es import SPANISH
from backcompanion.training.sheet.words_fr import FRENCH
from backcompanion.training.sheet.words_pl import POLISH

CLAIMED = "\0"

LANGUAGES: dict[str, SheetWords] = {
    "en": ENGLISH,
    "de": GERMAN,
    "es": SPANISH,
    "fr": FRENCH,
    "pl": POLISH,
}

_GAP = r"[ -]{0,3}"
# Where a number may begin: not within another one or a word, but behind the x of "3x10".
_NUMBER_START = r"(?<![\d.,:/])(?<![a-wyz])"
_NUMBER_END = r"(?!\d)(?![.,:]\d)"
_DIGITS = rf"{_NUMBER_START}\d{{1,6}}{_NUMBER_END}"
# Of metres too, so only before seconds.
_SHORT_MINUTES = r"m\.?(?![^\W\d_])"
_FRACTION = rf"{_NUMBER_START}(?:\d{{1,6}}(?:[.,]\d{{1,3}})?½?|½){_NUMBER_END}"
# As therapists of every language write it.
_TEMPO = ("tempo", "cadence")
_OTHERS = f"[ ,{CLAIMED}]{{0,40}}"


def phrase(alternatives: Alternatives) -> str:
    """Any of them as whole words, the longest first."""
    ordered = sorted(alternatives, key=len, reverse=True)
    runs = groupby(ordered, key=lambda text: (text[0].isalpha(), text[-1].isalpha()))
    return f"(?:{'|'.join(_any_of(texts, *ends) for ends, texts in runs)})"


def _any_of(texts: Iterable[str], begins_a_word: bool, ends_a_word: bool) -> str:
    """What has to stand around them is said once for all: a grammar compiles in half the time."""
    start = r"(?<![^\W\d_])" if begins_a_word else ""
    end = r"\.?(?![^\W\d_])" if ends_a_word else ""
    patterns = (r"[ -]{1,3}".join(re.escape(word) for word in text.split()) for text in texts)
    return f"{start}(?:{'|'.join(patterns)}){end}"


class Pieces:
    """What the patterns are put together from."""

    def __init__(self, w: SheetWords) -> None:
        written = phrase(tuple(w.numbers))
        self.whole = f"(?:{_DIGITS}|{written})"
        self.any_whole = rf"(?:\d{{1,6}}|{written})"
        self.number = f"(?:{_FRACTION}|{written})"
        self.seconds = f"(?:{phrase(w.seconds)}|''|\")"
        self.minutes = f"(?:{phrase(w.minutes)}|'(?!'))"
        self.sets, self.reps = phrase(w.sets), phrase(w.repetitions)
        self.side, self.count_times = phrase(w.side_nouns), phrase(w.count_times)
        self.hold, self.rest, self.pause = phrase(w.hold), phrase(w.rest), phrase(w.pause)
        self.until, self.rounds = phrase(w.until_done), phrase(w.rounds)
        sign = "|".join(w.times)
        self.x = rf"[ ]{{0,3}}(?:{sign}|{self.count_times})[ ]{{0,3}}"
        self.of = rf"(?:[ ,:-]{{0,3}}(?:{phrase(w.of)}|(?:{sign})(?![a-z])))?[ ,:-]{{0,3}}"
        self.links = rf"(?:{_GAP}(?:{phrase((*w.links, *w.hold_links))}|:)){{0,3}}"
        self.time = self._time(w)
        kg_lb = phrase((*w.kg, *w.lb))
        self.plain = rf"(?:{_DIGITS}(?! {{0,3}}(?:x|%|{self.reps}|{self.sets}|{kg_lb})))"

    def _time(self, w: SheetWords) -> str:
        joint = f"(?:{_GAP}{phrase(w.glue)})?{_GAP}"
        clock = rf"{_NUMBER_START}\d{{1,3}}:[0-5]\d(?![\d:])(?:{_GAP}{self.minutes})?"
        # Straight behind the minutes, where no number begins otherwise: “1m30s”.
        number = rf"(?:\d{{1,6}}(?:[.,]\d{{1,3}})?{_NUMBER_END}|{self.number})"
        others = phrase((*w.each, *w.each_side, *w.each_alone, *w.kg, *w.lb))
        bare = (
            rf"{_GAP}[0-5]\d{_NUMBER_END}(?! {{0,3}}(?:x|%|/|{self.reps}|{self.sets}|{others}"
            rf"|{self.count_times}))"
        )
        more = f"(?:{joint}{number}{_GAP}{self.seconds}|{bare})"
        return (
            f"(?:{clock}|{self.number}{_GAP}(?:{self.minutes}{more}?|{_SHORT_MINUTES}{more})"
            f"|{self.number}{_GAP}{self.seconds})"
        )


class Patterns:
    """All of a language, compiled."""

    def __init__(self, words: SheetWords) -> None:
        self.words = words
        p = Pieces(words)
        self.time = re.compile(p.time)
        self.minutes = re.compile(f"({p.number}){_GAP}(?:{p.minutes}|{_SHORT_MINUTES})")
        self.seconds = re.compile(f"({p.number}){_GAP}{p.seconds}")
        self.sets = re.compile(p.sets)
        self.sets_or_reps = re.compile(f"{p.sets}|{p.reps}")
        self.number_before_name = re.compile(f"(?:^|[ ])({p.whole}) {{1,3}}$")
        self.number_at_end = re.compile(f"(?P<count>{p.whole}) {{0,3}}$")
        self.number_each = re.compile(f"(?P<count>{p.whole}) {{0,3}}{phrase(words.each_alone)}")
        self.lone_number = re.compile(rf"{p.number}|\d[\d.,:/]*")
        glue = phrase(words.glue)
        self.glue = re.compile(rf"(?:{glue}|[\W_])*", re.ASCII)
        self.glue_start = re.compile(rf"(?:[\W_]|(?:{glue}(?=\W|$)))*")
        self.glue_end = re.compile(rf"(?:(?<=\W){glue}|[\W_])+$")
        self._add_clauses(words, p)
        self._add_times(words, p)
        self.counted_hold = _counted_holds(p)
        self.three_numbers = re.compile(f"{p.whole}{p.x}{p.whole}{p.x}{p.whole}")
        self.amounts = _amounts(p)
        self._add_lines(words, p)

    def _add_clauses(self, w: SheetWords, p: Pieces) -> None:
        often = phrase(w.often)
        self.often = re.compile(
            rf"(?:(?<![\dx.,:/])(?<!x )[1-6] ?(?:x|{p.count_times})? ?)?{often}"
            rf"(?:[ ,]{{0,3}}{often}){{0,2}}"
        )
        self.tempo = re.compile(
            rf"(?:{phrase((*w.pace, *_TEMPO))}[ :]{{0,3}}@?|@)[ ]?"
            rf"(?:[\dx](?:[ ]?[-/:][ ]?[\dx]){{2,3}}|[\dx]{{4}})(?![^\W_])(?! ?%)"
            r"|(?<=\()\d-\d-[\dx](?:-[\dx])?(?=\))"
        )
        units = f"(?:{p.seconds}|{p.minutes}|{p.reps}|{p.sets})"
        self.from_to = re.compile(
            rf"(?:{p.whole}{p.x})?{p.number} {{0,3}}(?:-|{phrase(w.range_to)}) {{0,3}}"
            rf"{p.any_whole}(?!\d| ?%)(?:{_GAP}{units})?"  # “8 à 90 %” is a pace
        )
        self.weight = re.compile(
            rf"(?P<number>{p.number}){_GAP}(?:(?P<kg>{phrase(w.kg)})|(?P<lb>{phrase(w.lb)}))"
            rf"(?:{_GAP}{phrase(w.weights)}){{0,3}}(?!{_GAP}{p.side})"
        )
        self.each_side = re.compile(
            f"{phrase(w.each_side)}|/ ?{p.side}|{phrase(w.each)}[ -]{{1,3}}{p.side}"
        )
        self.each_alone = re.compile(phrase(w.each_alone))
        self.one_side = re.compile(
            f"(?:(?P<left>{phrase(w.left)})|(?P<right>{phrase(w.right)}))"
            f"(?:{_GAP}{p.side})?(?:{_GAP}{phrase(w.only)})?"
        )
        self.as_written = re.compile(phrase(w.as_written))
        self.by_time = re.compile(phrase(w.by_time))
        self.get_ready = re.compile(f"{phrase(w.get_ready)}{p.links}{_GAP}(?P<time>{p.time})")
        self.pace = re.compile(
            f"(?:{phrase(w.pace)}:?{_GAP})?(?P<percent>{p.number}) ?%(?:{_GAP}{phrase(w.pace)})?"
            f"|(?P<slower>{phrase(w.slower)})|(?P<slow>{phrase(w.slow)})"
            f"|(?P<quick>{phrase(w.quick)})"
        )

    def _add_times(self, w: SheetWords, p: Pieces) -> None:
        """A time with its word before it or behind it."""
        key = f"(?:(?P<hold>{p.hold})|(?P<rest>{p.rest})|(?P<pause>{p.pause}))"
        sets, reps = phrase(w.between_sets), phrase(w.between_repetitions)
        linked = f"{phrase(w.hold_links)}(?!{_GAP}{p.side})"
        after = f"(?:{_GAP}(?:{sets}|{reps}|{linked}))?"
        links = phrase(w.links)  # “30 s de repos”
        self.key = re.compile(key)
        self.key_time = re.compile(f"{key}{p.links}{_GAP}(?P<time>{p.time}|{p.plain}){after}")
        self.time_key = re.compile(
            f"(?P<time>{p.time}){_GAP}(?:(?:{links}{_GAP})?{key}{after}"
            f"|(?P<sets_between>{sets})|(?P<reps_between>{reps}))"
        )

    def _add_lines(self, w: SheetWords, p: Pieces) -> None:
        """Lines that name no exercise."""
        self.rest_line = re.compile(
            rf"(?:{p.rest}|{p.pause}){p.links}[ :-]{{0,3}}(?P<time>{p.time}|{p.plain})"
            rf"|(?P<time_first>{p.time}){_GAP}(?:{phrase(w.links)}{_GAP})?(?:{p.rest}|{p.pause})"
        )
        self.rounds_line = re.compile(
            rf"(?P<count>{p.whole})(?:{_GAP}{p.rounds}|{p.x}(?=:))(?:{p.of})?"
            rf"|{p.rounds}[ :]{{0,3}}(?:x ?)?(?P<after>{p.whole})(?: ?x|{_GAP}{p.count_times})?"
        )
        self.warm_up_line = re.compile(phrase(w.warm_up))
        self.cool_down_line = re.compile(phrase(w.cool_down))
        # A position is one that the exercise has not: what it is like anyhow comes before.
        self.changing = re.compile(phrase((*w.changes, *chain.from_iterable(w.agreeing.values()))))

    def agreeing(self, sides: Sides, position: Position) -> tuple[re.Pattern[str], ...]:
        """What an exercise of these is like anyhow."""
        known = self.words.agreeing
        return tuple(re.compile(phrase(known[key])) for key in (sides, position) if key in known)

    def whole_number(self, text: str) -> int:
        return self.words.numbers.get(_plain(text)) or int(text)

    def number(self, text: str) -> float:
        written = self.words.numbers.get(_plain(text))
        if written is not None:
            return written
        half = 0.5 if text.endswith("½") else 0.0
        return float(text.rstrip("½").replace(",", ".") or 0) + half

    def seconds_in(self, text: str) -> float:
        """Of what `time` matched, or of a number alone."""
        if clock := re.match(r"(\d{1,3}):([0-5]\d)", text):
            return int(clock[1]) * 60 + int(clock[2])
        minutes = self.minutes.match(text)
        rest = text[minutes.end() :] if minutes else text
        seconds = self.seconds.search(rest) or (re.search(r"(\d\d)$", rest) if minutes else None)
        if not minutes and not seconds:
            return self.number(text)
        total = self.number(minutes[1]) * 60 if minutes else 0.0
        return total + (self.number(seconds[1]) if seconds else 0.0)


def _plain(text: str) -> str:
    return " ".join(text.replace("-", " ").split())


def _counted_holds(p: Pieces) -> tuple[re.Pattern[str], ...]:
    """So many holds of so long."""
    return _compiled(
        f"(?P<sets>{p.whole}){p.x}(?P<count>{p.whole}){p.x}(?P<time>{p.time})(?:{_GAP}{p.hold})?",
        f"(?P<count>{p.whole}){p.x}(?P<time>{p.time}){_GAP}{p.hold}",
        f"{p.hold}{p.links}{_GAP}(?P<time>{p.time}){p.x}(?P<count>{p.whole})(?!{_GAP}{p.sets})",
        f"{p.hold}{_GAP}(?P<count>{p.whole}){p.x}(?P<time>{p.time})",
        f"(?P<time>{p.time}){_GAP}{p.hold}{p.x}(?P<count>{p.whole})(?!{_GAP}{p.sets})",
        rf"(?<!x)(?<!x )(?P<count>{p.whole}){_GAP}{p.hold}{p.of}(?P<time>{p.time})",
    )


def _amounts(p: Pieces) -> tuple[re.Pattern[str], ...]:
    """In the order in which they are looked for."""
    sets_of = f"(?P<sets>{p.whole})(?:{p.x}|{_GAP}{p.sets}{p.of})"
    count, time = f"(?P<count>{p.whole})", f"(?P<time>{p.time})"
    return _compiled(
        f"{p.sets} ?[:=]? ?(?P<sets>{p.whole})[ ,;]{{0,3}}{p.reps} ?[:=]? ?{count}",
        f"{p.sets} ?[:=] ?(?P<sets>{p.whole})",
        f"{p.reps} ?[:=] ?{count}",
        f"{sets_of}(?P<until>{p.until})",
        f"{sets_of}{time}",
        f"{time}{p.x}(?P<sets>{p.whole})(?:{_GAP}{p.sets})?",
        rf"{time}{_OTHERS}(?P<sets>{p.whole}) ?(?:x(?![^\W_])|{p.count_times})",
        rf"{time}{_OTHERS}x ?(?P<sets>{p.whole})(?![^\W_])(?:{_GAP}{p.sets})?",
        rf"{count}{_GAP}{p.reps}{_OTHERS}x ?(?P<sets>{p.whole})(?![^\W_])(?:{_GAP}{p.sets})?",
        rf"(?<![^\W\d_])x ?{count}{_OTHERS}x ?(?P<sets>{p.whole}){_GAP}{p.sets}",
        f"{count}(?:{_GAP}{p.reps}{p.of}|{p.x})(?P<sets>{p.whole}){_GAP}{p.sets}",
        f"{sets_of}{count}(?:{_GAP}{p.reps})?",
        f"(?P<until>{p.until})",
        f"(?P<sets>{p.whole}){_GAP}{p.sets}",
        rf"(?:(?<![^\W\d_])x ?)?{count}(?:{_GAP}|{_OTHERS})(?:{p.reps}|{p.count_times})",
        rf"(?<![^\W\d_])x ?{count}(?:{_GAP}{p.reps})?",
        rf"{count} ?x(?![^\W_])",
        time,
    )


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each) for each in patterns)


@cache
def grammar(language: str) -> Patterns:
    """Of that language, or English where there is none; some milliseconds the first time."""
    return Patterns(LANGUAGES.get(language, ENGLISH))
