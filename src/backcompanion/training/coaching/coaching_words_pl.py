"""By which words the rules of coaching know what a Polish sentence speaks of."""

from backcompanion.training.coaching.coaching_words import DOWN, UP, WEIGHTS, CoachingWords

# Only whole endings: “prawie” is “nearly”, and no side.
_ENDINGS = "(?:a|ą|ej|y|ym|ego|e|o)"

POLISH = CoachingWords(
    breaths={"in": "wdech", "out": "wydech"},
    sides={"left": f"lew{_ENDINGS}", "right": f"praw{_ENDINGS}"},
    total=r"(\d+) (?:razy|na stronę)\b",
    once=r"Raz(?: na stronę)?\.",
    last="Ostatni raz",
    # No cushion and no ball alone: a head lies on one, and a hand passes the other.
    things={
        "hant(?:el|le|li|lem|lami)": frozenset({"dumbbells"}),
        r"butelk\w+": frozenset({"water-bottles"}),
        r"taśm\w+": frozenset({"band"}),
        r"piłk\w+ lekarsk\w+": frozenset({"medicine-ball"}),
        "na piłce": frozenset({"physio-ball"}),
        "ciężar(?:y|ów|em|ami)?": WEIGHTS,
    },
    without_things="puste dłonie|pustymi dłońmi",
    directions=(
        ("unieś|unoś|podnieś|wstań|rozwijaj", DOWN),
        ("opuść|opuszczaj|zwijaj|zejdź", UP),
        ("wróć|wracaj", frozenset({"turn", "reach"})),
        ("sięgnij|obróć|obrót", frozenset({"return"})),
    ),
    positions={
        "standing": r"stań|stój|stojąco|stop[yaę]|krok\w*|krocz|maszeruj|marsz",
        "hinged": "stań|stój|stojąco",
        "seated": r"usiądź|siedząco|siadzie",
        "prone": "na brzuchu",
        "hands-and-knees": r"na czworakach|(?:przedrami\w+|pięściach).* kolan\w+",
        "over-the-ball": "na piłce",
        "kneeling-back": "na piętach",
        "lying-back": "na plecach",
        "lying-side": "na (?:lewym |prawym )?boku",
    },
)
