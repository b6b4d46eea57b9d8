"""What a desktop and its software centre say of the program, in every language: the texts of the
files in packaging/, and those files with the translations put in.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from xml.etree import ElementTree

Translate = Callable[[str], str]

# Names stay as they are.
ENTRY_KEYS = ("GenericName", "Comment", "Keywords")
XML_TAGS = ("summary", "p", "li", "caption", "comment")
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MIME_INFO = "http://www.freedesktop.org/standards/shared-mime-info"
_ENTRY_LINE = re.compile(rf"^({'|'.join(ENTRY_KEYS)})=(.*)$", re.MULTILINE)


def entry_texts(entry: str) -> list[str]:
    """Of a desktop file, in their order."""
    return [match[2] for match in _ENTRY_LINE.finditer(entry)]


def translated_entry(entry: str, languages: Mapping[str, Translate]) -> str:
    def with_translations(match: re.Match[str]) -> str:
        key, text = match.groups()
        more = (f"{key}[{code}]={text}" for code, text in _translations(text, languages))
        return "\n".join((match[0], *more))

    return _ENTRY_LINE.sub(with_translations, entry)


def xml_texts(xml: str) -> list[str]:
    """Of metainfo or of file types, in their order, each on one line."""
    return [_text(element) for element in _parsed(xml).iter() if _is_text(element)]


def translated_xml(xml: str, languages: Mapping[str, Translate]) -> str:
    root = _parsed(xml)
    for parent in list(root.iter()):
        for element in [each for each in parent if _is_text(each)]:
            place = list(parent).index(element) + 1
            for code, text in reversed(list(_translations(_text(element), languages))):
                more = ElementTree.Element(element.tag, {LANGUAGE: code})
                more.text, more.tail = text, element.tail
                parent.insert(place, more)
    ElementTree.indent(root)
    ElementTree.register_namespace("", MIME_INFO)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _translations(text: str, languages: Mapping[str, Translate]) -> Iterator[tuple[str, str]]:
    for code, translate in languages.items():
        if (translated := translate(text)) != text:
            yield code, translated


def _parsed(xml: str) -> ElementTree.Element:
    builder = ElementTree.TreeBuilder(insert_comments=True)
    parser = ElementTree.XMLParser(target=builder)  # noqa: S314 - of our own files
    return ElementTree.fromstring(xml, parser)  # noqa: S314


def _is_text(element: ElementTree.Element) -> bool:
    tag = element.tag  # a function, for a comment
    return isinstance(tag, str) and tag.rpartition("}")[2] in XML_TAGS


def _text(element: ElementTree.Element) -> str:
    return " ".join((element.text or "").split())


def texts_of(name: str, content: str) -> Iterable[str]:
    """Of one of the files in packaging/, by its name."""
    return entry_texts(content) if name.endswith(".desktop") else xml_texts(content)


def translated(name: str, content: str, languages: Mapping[str, Translate]) -> str:
    write = translated_entry if name.endswith(".desktop") else translated_xml
    return write(content, languages)
