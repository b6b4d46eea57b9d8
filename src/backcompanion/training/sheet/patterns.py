"""The grammar of a line as regular expressions, made from the words of a language.

They are matched against a folded line in which all that was claimed before is `CLAIMED`. Every
quantity is bounded, so that no line can make them slow.
"""

import re

from backcompanion.training.sheet.words import Alternatives, SheetWords

CLAIMED = "\0"
_GAP = r"[ -]{0,3}"


def phrase(alternatives: Alternatives) -> str:
    """Any of them as whole words, the longest first."""
    return f"(?:{'|'.join(_one(each) for each in sorted(alternatives, key=len, reverse=True))})"


def _one(text: str) -> str:
    pattern = r"[ -]{1,3}".join(re.escape(word) for word in text.split())
    start = r"(?<![^\W\d_])" if text[0].isalpha() else ""
    end = r"\.?(?![^\W\d_])" if text[-1].isalpha() else ""
    return f"{start}{pattern}{end}"


class Patterns:
    """Groups: `sets`, `count`, `time` and so on, read by `line_reader`."""

    def __init__(self, w: SheetWords) -> None:
        self.words = w
        written = phrase(tuple(w.numbers))
        digits = r"(?<![\d.,:/])(?<![a-wyz])\d{1,6}(?!\d)(?![.,:]\d)"
        whole = f"(?:{digits}|{written})"
        fraction = (
            r"(?<![\d.,:/])(?<![a-wyz])(?:\d{1,6}(?:[.,]\d{1,3})?½?|½)(?!\d)(?![.,:]\d)"
        )
        number = f"(?:{fraction}|{written})"
        seconds = f"(?:{phrase(w.seconds)}|''|\")"
        minutes = f"(?:{phrase(w.minutes)}|'(?!'))"
        joint = f"(?:{_GAP}{phrase(w.glue)})?{_GAP}"
        clock = rf"(?<![\d.,:/])(?<![a-wyz])\d{{1,3}}:[0-5]\d(?![\d:])(?:{_GAP}{minutes})?"
        both = f"{number}{_GAP}{minutes}(?:{joint}{number}{_GAP}{seconds})?"
        time = f"(?:{clock}|{both}|{number}{_GAP}{seconds})"
        x = rf"[ ]{{0,3}}(?:{'|'.join(w.times)}|{phrase(w.count_times)})[ ]{{0,3}}"
        links = rf"(?:{_GAP}(?:{phrase((*w.links, *w.hold_links))}|:)){{0,3}}"
        of = rf"(?:[ ,:-]{{0,3}}(?:{phrase(w.of)}|{'|'.join(w.times)}(?![a-z])))?[ ,:-]{{0,3}}"
        hold, rest, pause = phrase(w.hold), phrase(w.rest), phrase(w.pause)
        sets, reps = phrase(w.sets), phrase(w.repetitions)
        side, only = phrase(w.side_nouns), phrase(w.only)
        between_sets, between_reps = phrase(w.between_sets), phrase(w.between_repetitions)

        self.time = re.compile(time)
        self.clock = re.compile(r"(\d{1,3}):([0-5]\d)")
        self.minutes = re.compile(f"({number}){_GAP}{minutes}")
        self.seconds = re.compile(f"({number}){_GAP}{seconds}")
        self.number_before_name = re.compile(f"(?:^|[ ])({whole}) {{1,3}}$")
        self.number_at_end = re.compile(f"(?P<count>{whole}) {{0,3}}$")
        self.lone_number = re.compile(rf"{number}|\d[\d.,:/]*")

        often = phrase(w.often)
        self.often = re.compile(
            rf"(?:(?<![\dx.,:/])(?<!x )[1-6] ?(?:x|{phrase(w.count_times)})? ?)?{often}"
            rf"(?:[ ,]{{0,3}}{often}){{0,2}}"
        )
        units = f"(?:{seconds}|{minutes}|{reps}|{sets})"
        self.from_to = re.compile(
            rf"(?:{whole}{x})?(?:{number}) {{0,3}}(?:-|{phrase(w.range_to)}) {{0,3}}"
            rf"(?:\d{{1,6}}|{written})(?:{_GAP}{units})?"
        )
        self.weight = re.compile(
            rf"(?P<number>{number}){_GAP}(?:(?P<kg>{phrase(w.kg)})|(?P<lb>{phrase(w.lb)}))"
            rf"(?:{_GAP}{phrase(w.weights)}){{0,3}}(?!{_GAP}{side})"
        )
        self.each_side = re.compile(
            f"{phrase(w.each_side)}|/ ?{side}|{phrase(w.each)}[ -]{{1,3}}{side}"
        )
        self.each_alone = re.compile(phrase(w.each_alone))
        self.one_side = re.compile(
            f"(?:(?P<left>{phrase(w.left)})|(?P<right>{phrase(w.right)}))"
            f"(?:{_GAP}{side})?(?:{_GAP}{only})?"
        )
        self.get_ready = re.compile(f"{phrase(w.get_ready)}{links}{_GAP}(?P<time>{time})")
        plain = rf"(?:{digits}(?! {{0,3}}(?:x|%|{reps}|{sets}|{phrase(w.kg)}|{phrase(w.lb)})))"
        key = f"(?:(?P<hold>{hold})|(?P<rest>{rest})|(?P<pause>{pause}))"
        after = f"(?:{_GAP}(?:{between_sets}|{between_reps}|{phrase(w.hold_links)}(?!{_GAP}{side})))?"
        self.key_time = re.compile(f"{key}{links}{_GAP}(?P<time>{time}|{plain}){after}")
        self.time_key = re.compile(
            f"(?P<time>{time}){_GAP}(?:{key}{after}"
            f"|(?P<sets_between>{between_sets})|(?P<reps_between>{between_reps}))"
        )
        self.key = re.compile(key)
        self.sets = re.compile(sets)
        self.counted_hold = (
            re.compile(
                f"(?P<sets>{whole}){x}(?P<count>{whole}){x}(?P<time>{time})(?:{_GAP}{hold})?"
            ),
            re.compile(f"(?P<count>{whole}){x}(?P<time>{time}){_GAP}{hold}"),
            re.compile(f"{hold}{links}{_GAP}(?P<time>{time}){x}(?P<count>{whole})"),
            re.compile(f"(?P<time>{time}){_GAP}{hold}{x}(?P<count>{whole})"),
            re.compile(rf"(?<!x)(?<!x )(?P<count>{whole}){_GAP}{hold}{of}(?P<time>{time})"),
        )
        self.pace = re.compile(
            f"(?P<percent>{number}) ?%(?:{_GAP}{phrase(w.pace)})?"
            f"|(?P<slower>{phrase(w.slower)})|(?P<slow>{phrase(w.slow)})|(?P<quick>{phrase(w.quick)})"
        )
        until = phrase(w.until_done)
        self.three_numbers = re.compile(f"{whole}{x}{whole}{x}{whole}")
        times, claimed = phrase(w.count_times), f"[ ,{CLAIMED}]{{0,40}}"
        self.amounts = tuple(
            re.compile(each)
            for each in (
                f"{sets} ?[:=]? ?(?P<sets>{whole})[ ,;]{{0,3}}{reps} ?[:=]? ?(?P<count>{whole})",
                f"{sets} ?[:=] ?(?P<sets>{whole})",
                f"{reps} ?[:=] ?(?P<count>{whole})",
                f"(?P<sets>{whole})(?:{x}|{_GAP}{sets}{of})(?P<until>{until})",
                f"(?P<sets>{whole})(?:{x}|{_GAP}{sets}{of})(?P<time>{time})",
                f"(?P<time>{time}){x}(?P<sets>{whole})(?:{_GAP}{sets})?",
                rf"(?P<time>{time})[ ,]{{0,3}}(?P<sets>{whole}) ?(?:x(?![^\W_])|{times})",
                rf"(?P<count>{whole}){_GAP}{reps}{claimed}x ?(?P<sets>{whole})(?![^\W_])",
                f"(?P<count>{whole})(?:{_GAP}{reps}{of}|{x})(?P<sets>{whole}){_GAP}{sets}",
                f"(?P<sets>{whole})(?:{x}|{_GAP}{sets}{of})(?P<count>{whole})(?:{_GAP}{reps})?",
                f"(?P<until>{until})",
                f"(?P<sets>{whole}){_GAP}{sets}",
                f"(?P<count>{whole})(?:{_GAP}|{claimed})(?:{reps}|{times})",
                rf"(?<![^\W\d_])x ?(?P<count>{whole})(?:{_GAP}{reps})?",
                rf"(?P<count>{whole}) ?x(?![^\W_])",
                f"(?P<time>{time})",
            )
        )
        self.rest_line = re.compile(
            rf"(?:{rest}|{pause}){links}[ :-]{{0,3}}(?P<time>{time}|{plain})"
            rf"|(?P<time_first>{time}){_GAP}(?:{rest}|{pause})"
        )
        self.rounds_line = re.compile(
            rf"(?P<count>{whole})(?:{_GAP}{phrase(w.rounds)}|{x}(?=:))(?:{of})?"
            rf"|(?:{phrase(w.rounds)}|{reps})[ :]{{0,3}}(?:x ?)?(?P<after>{whole})"
            rf"(?: ?x|{_GAP}{phrase(w.count_times)})?"
        )
        self.warm_up_line = re.compile(phrase(w.warm_up))
        self.cool_down_line = re.compile(phrase(w.cool_down))
        self.glue = re.compile(rf"(?:{phrase(w.glue)}|[\W_])*", re.ASCII)
        self.glue_start = re.compile(rf"(?:[\W_]|(?:{phrase(w.glue)}(?=\W|$)))*")
        self.glue_end = re.compile(rf"(?:(?<=\W){phrase(w.glue)}|[\W_])+$")

    def whole_number(self, text: str) -> int:
        return self.words.numbers.get(_plain(text)) or int(text)

    def number(self, text: str) -> float:
        written = self.words.numbers.get(_plain(text))
        if written is not None:
            return written
        half = 0.5 if text.endswith("½") else 0.0
        return float(text.rstrip("½").replace(",", ".") or 0) + half

    def seconds_in(self, text: str) -> float:
        """Of what `time` matched, or a number alone."""
        if clock := self.clock.match(text):
            return int(clock[1]) * 60 + int(clock[2])
        minutes, seconds = self.minutes.match(text), None
        rest = text[minutes.end() :] if minutes else text
        seconds = self.seconds.search(rest)
        if not minutes and not seconds:
            return self.number(text)
        total = self.number(minutes[1]) * 60 if minutes else 0.0
        return total + (self.number(seconds[1]) if seconds else 0.0)


def _plain(text: str) -> str:
    return " ".join(text.replace("-", " ").split())
