"""A screen reader's side of the bus, run by the system's own Python, which has gi.

Reads a request as JSON a line and answers with a line: `tree` for all that is showing, `do` for the
first action of a role and name, `value` and `text` to set one, `said` for what was announced since
it was last asked.
"""

import json
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]  # noqa: E402

warnings.simplefilter("ignore")
STATES = ("CHECKED", "FOCUSED", "SELECTED", "SENSITIVE", "SHOWING")
_announced: list[str] = []
# A program does not count them among its windows: one hears of each as it opens.
_menus: list[Any] = []


def main() -> None:
    Atspi.init()
    listener = Atspi.EventListener.new(lambda event: _announced.append(str(event.any_data)))
    listener.register("object:announcement")
    openings = Atspi.EventListener.new(hear_opening)
    openings.register("object:state-changed:showing")
    loop = GLib.MainLoop()
    threading.Thread(target=read_requests, args=(loop,), daemon=True).start()
    loop.run()


def hear_opening(event: Any) -> None:
    try:
        if event.detail1 and event.source.get_role_name() == "popup menu":
            _menus.append(event.source)
    except GLib.GError:  # it has gone meanwhile
        return


def read_requests(loop: Any) -> None:
    for line in sys.stdin:
        # After what the bus has to say: libatspi hands its events on when there is nothing else.
        GLib.idle_add(answer, json.loads(line), priority=GLib.PRIORITY_LOW)
    GLib.idle_add(loop.quit)


def answer(request: dict[str, str]) -> bool:
    sys.stdout.write(json.dumps(carry_out(request)) + "\n")
    sys.stdout.flush()
    return False


def carry_out(request: dict[str, str]) -> Any:
    match request["ask"]:
        case "tree":
            return [described(node) for node in showing()]
        case "do":
            return act(request["role"], request["name"])
        case "value":
            return set_value(request["role"], request["name"], float(request["to"]))
        case "text":
            return set_text(request["role"], request["name"], request["to"])
        case "said":
            texts = list(_announced)
            _announced.clear()
            return texts


def showing() -> Iterator[Any]:
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(index)
        if program is not None and "backcompanion" in (program.get_name() or ""):
            for number in range(program.get_child_count()):
                yield from below(program.get_child_at_index(number))
    for menu in tuple(_menus):
        yield from below(menu)


def below(node: Any) -> Iterator[Any]:
    try:
        if node is None or not node.get_state_set().contains(Atspi.StateType.SHOWING):
            return
        children = [node.get_child_at_index(index) for index in range(node.get_child_count())]
    except GLib.GError:  # it has gone meanwhile
        return
    yield node
    for child in children:
        yield from below(child)


def described(node: Any) -> dict[str, Any]:
    try:
        states = node.get_state_set()
        return {
            "role": node.get_role_name(),
            "name": node.get_name(),
            "label": label_of(node),
            "states": [name for name in STATES if states.contains(getattr(Atspi.StateType, name))],
        }
    except GLib.GError:
        return {"role": "", "name": "", "label": "", "states": []}


def label_of(node: Any) -> str:
    """What stands beside it: a box of choices bears the name of what is chosen."""
    for relation in node.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            return str(relation.get_target(0).get_name())
    return str(node.get_description() or "")


def find(role: str, name: str) -> Any:
    """By all of its name, else by how that begins; a box of choices by what it is about."""
    nodes = [(node, described(node)) for node in showing()]
    of_role = [(node, described) for node, described in nodes if described["role"] == role]
    for node, result in of_role:
        if name in (result["label"], result["name"]):
            return node
    return next((node for node, described in of_role if described["name"].startswith(name)), None)


def act(role: str, name: str) -> bool:
    node = find(role, name)
    return _carried_out(lambda: node is not None and Atspi.Action.do_action(node, 0))


def set_value(role: str, name: str, value: float) -> bool:
    node = find(role, name)
    return _carried_out(lambda: node is not None and Atspi.Value.set_current_value(node, value))


def set_text(role: str, name: str, text: str) -> bool:
    node = find(role, name)
    return _carried_out(
        lambda: node is not None and Atspi.EditableText.set_text_contents(node, text)
    )


def _carried_out(attempt: Callable[[], Any]) -> bool:
    try:
        return bool(attempt())
    except GLib.GError:
        return False


main()
