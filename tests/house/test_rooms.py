"""Rooms and front doors: each wing stands in one line, and a room is entered by its door."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GROUND = 0
# The line that can be said aloud: a room may import those before it.
PLANNER = {
    "loan": 1,
    "arrears": 2,
    "pasted": 2,
    "card": 3,
    "relief": 3,
    "household": 4,
    "contract": 5,
    "case": 6,
}
CONTENT = {
    "words": 1,
    **dict.fromkeys(("law", "presets", "rates"), 2),
    **dict.fromkeys(("lessons", "rehearsals", "questions", "glossary", "letters", "documents"), 3),
    **dict.fromkeys(("search", "script", "voice"), 4),
}
WINGS = {"planner": PLANNER, "content": CONTENT}
# What stands beside a door of its own: it loads NumPy, which few need; or it is what few ask; or it
# writes the requests that the contract only reads, for a fold that few open.
# The last seven are the contract: how JSON is read, a case file's too, and what the server asks.
SIDE_DOORS = {
    "planner.loan.batch",
    "planner.contract.asking",
    "planner.household.mix",
    "planner.household.risk",
} | {
    f"planner.contract.{one}"
    for one in ("fields", "model", "offers", "openapi", "posted", "terms", "verbs")
}
PLACES = {
    "pydantic": ("planner/contract/", "planner/case/", "content/"),
    "scipy": ("planner/household/mix/solver.py",),
    "cryptography": ("planner/case/sealed.py",),
    **dict.fromkeys(("pyarrow", "distributed"), ("planner/loan/batch/",)),
    "plotly": ("pages/parts/charts/",),
    "jinja2": ("pages/shapes/",),
    **dict.fromkeys(("typst", "icalendar", "xlsxwriter", "docx"), ("pages/papers/",)),
}


def files(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def module(path: Path) -> str:
    return name(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module a file asks for: `a.b` of `from a.b import c`, and `a.b.c` where that is one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            for alias in node.names:
                if alias.name in handed_on(node.module):
                    continue
                inner = f"{node.module}.{alias.name}".replace(".", "/")
                if (ROOT / f"{inner}.py").exists() or (ROOT / inner / "__init__.py").exists():
                    yield inner.replace("/", ".")


@cache
def handed_on(dotted: str) -> frozenset[str]:
    """What a room's door hands on: the names in its `__all__`, or else those it takes out of files.

    Of `from file import *` they are the names in that file's own `__all__`.
    """
    door = ROOT / dotted.replace(".", "/") / "__init__.py"
    if not door.exists():
        return frozenset()
    tree = ast.parse(door.read_text("utf-8"))
    found = promised(tree)
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                file = ROOT / f"{node.module.replace('.', '/')}.py"
                if alias.name == "*":
                    found |= promised(ast.parse(file.read_text("utf-8")))
                elif alias.asname == alias.name:
                    found.add(alias.name)
    return frozenset(found)


def promised(tree: ast.Module) -> set[str]:
    """The names written out in the `__all__` of a file."""
    lists = (
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    )
    return {
        name.value
        for found in lists
        for name in ast.walk(found)
        if isinstance(name, ast.Constant) and isinstance(name.value, str)
    }


def room_of(dotted: str) -> tuple[str, str] | None:
    """("planner", "loan") of `planner.loan.terms`; no room for the ground; None elsewhere."""
    wing, _, rest = dotted.partition(".")
    if wing not in WINGS:
        return None
    room = rest.partition(".")[0]
    return wing, room if room in WINGS[wing] else ""


def place(dotted: str) -> int:
    found = room_of(dotted)
    return WINGS[found[0]].get(found[1], GROUND) if found else GROUND


# The door itself, the command and what is said about all rooms look at every room.
OVERSEERS = {"planner", "planner.__main__", "content.__main__", "content.every_text"}


@pytest.mark.parametrize("path", files("planner", "content"), ids=name)
def test_no_room_looks_up_and_each_is_entered_by_its_door(path: Path) -> None:
    here = module(path)
    if here in OVERSEERS:
        return
    own = room_of(here)
    for there in imported(ast.parse(path.read_text("utf-8"))):
        other = room_of(there)
        if other is None or own is None or other == own:
            continue
        assert other[0] == own[0], f"{here} imports {there}: planner and content know nothing of it"
        assert place(there) < place(here) or not other[1], f"{here} looks up to {there}"
        door = f"{other[0]}.{other[1]}"
        assert there == door or not other[1] or there in SIDE_DOORS, f"{here} climbs into {there}"


def test_a_door_hands_on_names_and_not_files() -> None:
    found = handed_on("planner.relief")
    assert {"Asked", "Debt", "Offer", "Waive", "compare"} <= found
    assert not found & {"debt", "fit", "offers", "order", "paying", "Course"}
    assert "fact" in handed_on("content.law") and handed_on("planner.nowhere") == frozenset()


@pytest.mark.parametrize("path", files("pages", "server"), ids=name)
def test_pages_and_server_enter_by_the_door(path: Path) -> None:
    for there in imported(ast.parse(path.read_text("utf-8"))):
        found = room_of(there)
        if found and found[1]:
            assert there.count(".") == 1 or there in SIDE_DOORS, f"{name(path)} climbs into {there}"


PARTS = ROOT / "pages" / "parts"
FOLDERS = [
    PARTS,
    *sorted(path.parent for path in PARTS.rglob("__init__.py") if path.parent != PARTS),
]


def beside(dotted: str, folder: str) -> str:
    """The room or file in `folder` that holds a module; none for the door and what is elsewhere."""
    whole, _, rest = f"{dotted}.".partition(f"{folder}.")
    return "" if whole else rest.partition(".")[0]


def asked(folder: Path) -> dict[str, set[str]]:
    """For each room and file of a folder: those beside it that it asks for. A door asks for all."""
    found: dict[str, set[str]] = {}
    for path in files(name(folder)):
        here = beside(module(path), module(folder))
        tree = ast.parse(path.read_text("utf-8"))
        there = {beside(one, module(folder)) for one in imported(tree)}
        found.setdefault(here, set()).update(there - {here, ""})
    return {here: there for here, there in found.items() if here}


def circle(found: Mapping[str, set[str]]) -> list[str]:
    """Rooms that lead back to the first of them, if there are any."""
    try:
        TopologicalSorter(found).prepare()
    except CycleError as error:
        return [str(one) for one in error.args[1]]
    return []


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_no_part_of_the_pages_leads_back_to_itself(folder: Path) -> None:
    assert circle(asked(folder)) == []


def test_the_readmes_line_of_the_parts_is_true() -> None:
    """Each arrow is an import; none leads back, so all of them point the right way."""
    readme, found = (ROOT / "README.md").read_text("utf-8"), asked(PARTS)
    lines = [one.split(" ─► ") for one in re.findall(r"(?m)^(?:parts)? +(.* ─► debt)$", readme)]
    assert len(lines) == 2
    for here, there in (pair for line in lines for pair in pairwise(line)):
        for room in here.split(", "):
            assert there in found[room], f"{room} does not ask for {there}"


def test_a_circle_of_rooms_is_seen() -> None:
    assert circle({"talk": {"late"}, "late": {"debt"}, "debt": {"talk", "look"}}) != []
    assert circle({"talk": {"late", "debt"}, "late": {"debt"}, "debt": {"look"}}) == []
    assert {"debt", "visit"} <= asked(PARTS)["late"] and "late" not in asked(PARTS)["debt"]
    assert beside("pages.parts.late.table", "pages.parts") == "late"
    assert beside("pages.parts", "pages.parts") == beside("pages.parts.debts", "pages.parts.debt")


@pytest.mark.parametrize("path", files("planner", "content", "pages", "server"), ids=name)
def test_what_few_may_use_stands_in_one_place(path: Path) -> None:
    used = {there.partition(".")[0] for there in imported(ast.parse(path.read_text("utf-8")))}
    for package, homes in PLACES.items():
        assert package not in used or name(path).startswith(homes), f"{name(path)}: {package}"
    if name(path).startswith(("pages/papers/", "pages/shapes/")):
        assert "streamlit" not in used


@pytest.mark.parametrize("path", files("planner", "content"), ids=name)
def test_no_function_has_its_rooms_name(path: Path) -> None:
    room = (room_of(module(path)) or ("", ""))[1]
    tree = ast.parse(path.read_text("utf-8"))
    defined = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert not room or room not in defined


@pytest.mark.parametrize("path", files(*(f"planner/{room}" for room in PLANNER)), ids=name)
def test_json_stays_at_the_edge(path: Path) -> None:
    """Below the contract there are values: no `Any`, no JSON."""
    if name(path).startswith(("planner/contract/", "planner/case/file")):
        return
    code = ast.parse(path.read_text("utf-8"))
    names = {node.id for node in ast.walk(code) if isinstance(node, ast.Name)}
    assert "Any" not in names and "json" not in set(imported(code)), name(path)


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=name)
def test_no_page_hides_a_module(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`pages/` is first on the path while a page runs: a page named `calendar` would hide that."""
    beside = [entry for entry in sys.path if Path(entry or ".").resolve() != ROOT / "pages"]
    monkeypatch.setattr(sys, "path", beside)
    assert path.stem not in sys.builtin_module_names
    assert importlib.util.find_spec(path.stem) is None, f"{path.name} hides a module"
