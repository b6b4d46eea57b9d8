"""What the figure looks like: skin, hair, clothes and room, in the light and the dark theme."""

from dataclasses import dataclass

# A tone of skin and the hair that goes with it.
SKINS = {
    "light": ("#F2C9AC", "#8A5A34"),
    "warm": ("#E3AF87", "#4A2F22"),
    "olive": ("#C68E62", "#33231B"),
    "brown": ("#99623F", "#241A16"),
    "deep": ("#6B432D", "#17110F"),
}
# Top, shorts in the light theme, shorts in the dark theme, shoes.
CLOTHES = {
    "teal": ("#12A08F", "#2B3A5C", "#51648F", "#F4F6F8"),
    "blue": ("#3B82D6", "#2A3042", "#58617A", "#FFFFFF"),
    "coral": ("#EB6F5B", "#3A3550", "#6A648A", "#FBF3EE"),
    "violet": ("#8767C9", "#2C4A52", "#4F7C85", "#F3F1FA"),
}


@dataclass(frozen=True, slots=True)
class FigureColours:
    """Colours as #RRGGBB, or #AARRGGBB where one shines through (the shadow: a third of it)."""

    skin: str
    hair: str
    top: str
    shorts: str
    shoes: str
    features: str
    lit: str
    mat: str
    mat_edge: str
    shadow: str
    wall: str
    wall_edge: str
    ball: str
    metal: str
    grip: str
    water: str
    band: str
    cushion: str
    dark: bool


def figure_colours(
    *, dark: bool = False, skin: str = "warm", clothes: str = "teal"
) -> FigureColours:
    """Colours for a theme; a skin or clothes that are not known fall back to the first choice."""
    skin_colour, hair = SKINS.get(skin, SKINS["warm"])
    top, shorts_light, shorts_dark, shoes = CLOTHES.get(clothes, CLOTHES["teal"])
    if dark:
        return FigureColours(
            skin=skin_colour,
            hair=_blend(hair, "#8A7A70", 0.22),
            top=top,
            shorts=shorts_dark,
            shoes=_blend(shoes, "#9AA8B0", 0.25),
            features="#2A1B16",
            lit="#FFC36B",
            mat="#22343A",
            mat_edge="#2E444B",
            shadow="#2E000000",
            wall="#1C2625",
            wall_edge="#2C3938",
            ball="#F08A6A",
            metal="#A7B2BD",
            grip="#66717D",
            water="#79C3EC",
            band="#D9A8F5",
            cushion="#6B5B86",
            dark=True,
        )
    return FigureColours(
        skin=skin_colour,
        hair=hair,
        top=top,
        shorts=shorts_light,
        shoes=shoes,
        features="#3A231B",
        lit="#FFB03A",
        mat="#CFE3E4",
        mat_edge="#B4CFD1",
        shadow="#111C3038",
        wall="#E9EFEE",
        wall_edge="#D3DEDC",
        ball="#F08A6A",
        metal="#5D6875",
        grip="#38424D",
        water="#63B5E6",
        band="#B06BD8",
        cushion="#B9A6DA",
        dark=False,
    )


def _blend(a: str, b: str, share: float) -> str:
    pairs = [(int(a[i : i + 2], 16), int(b[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(x + (y - x) * share):02X}" for x, y in pairs)
