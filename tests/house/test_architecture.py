"""The picture in the README is true: who may import whom, and where the odd things live."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = [
    path
    for folder in ("planner", "content", "pages")
    for path in sorted((ROOT / folder).rglob("*.py"))
] + [ROOT / "app.py"]
ALLOWED = {"planner": {"numpy", "numpy_financial", "pyxirr", "planner"}, "content": {"yaml"}}
ONLY = {
    "streamlit": ("app.py", "pages/"),
    "plotly": ("pages/parts/charts.py",),
    "yaml": ("content/",),
}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def modules(path: Path) -> set[str]:
    """Every module a file imports, by its full name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def imports(path: Path) -> set[str]:
    return {module.split(".")[0] for module in modules(path)}


def text_of(node: ast.AST) -> str:
    return ast.unparse(node)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_imports_go_one_way(path: Path) -> None:
    used, used_whole, where = imports(path), modules(path), name(path)
    for package, homes in ONLY.items():
        assert package not in used or where.startswith(homes), f"{where} imports {package}"
    if where.startswith("planner/"):
        assert not used & {"content", "pages", "streamlit", "yaml", "pandas", "scipy"}
    if where.startswith("content/"):
        assert not used & {"planner", "pages", "streamlit"}
    if where.startswith("pages/parts/"):
        ours = {module for module in used_whole if module.startswith("pages.")}
        assert all(module.startswith(("pages.parts", "pages.papers")) for module in ours), ours


@pytest.mark.parametrize("path", FILES, ids=name)
def test_clock_state_files_and_rounding_live_in_one_place(path: Path) -> None:
    where = name(path)
    tree = ast.parse(path.read_text("utf-8"))
    calls = [text_of(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]
    reads = [text_of(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    if where not in ("pages/parts/visit.py", "content/__main__.py"):
        assert not [
            call
            for call in calls
            if call in ("date.today", "datetime.now", "datetime.today", "time.time")
        ], where
        assert "st.session_state" not in reads, where
    if where.startswith("planner/") and where not in ("planner/__main__.py",):
        assert "open" not in calls and not [c for c in calls if c.endswith(".read_text")]
        if where != "planner/money.py":
            assert "round" not in calls and not [c for c in calls if c.endswith("quantize")]
