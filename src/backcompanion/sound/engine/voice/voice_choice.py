"""Which voice of a language is taken where the person has chosen none, and in which order the
others stand.

espeak-ng's are called "English (America, New York City)+Adam": a language, where it is spoken so,
and a variant of the larynx. Qt tells their language and country, and counts the Caribbean's among
those of the United States.
"""

from collections.abc import Sequence

# Where engines call a country otherwise than Qt does.
OTHER_COUNTRY_NAMES = {
    "United States": "America",
    "United Kingdom": "Great Britain",
}


def by_preference(names: Sequence[str], country: str) -> list[int]:
    """Places in `names`, the best first: plain voices before variants, the country's before those
    without a country before those of other places; else in the order of the engine.

    `country`: in English, as Qt calls it.
    """
    countries = {country, OTHER_COUNTRY_NAMES.get(country, country)}
    return by_place(names, [_place(name) in countries for name in names])


def by_place(names: Sequence[str], at_home: Sequence[bool]) -> list[int]:
    """The same, where it is known of each whether it is the country's."""

    def rank(index: int) -> tuple[bool, int]:
        name = names[index]
        return "+" in name, 1 if not _place(name) else 0 if at_home[index] else 2

    return sorted(range(len(names)), key=rank)


def _place(name: str) -> str:
    return name.partition("+")[0].partition("(")[2].rstrip(") ")
