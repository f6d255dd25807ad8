"""The picture in the README is true: who may import whom, and where the odd things live."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = [
    path
    for folder in ("planner", "content", "pages", "server")
    for path in sorted((ROOT / folder).rglob("*.py"))
] + [ROOT / "app.py"]
# What a wing may ask of others, beside Python itself.
ALLOWED = {
    "planner": {
        "planner",
        "annotated_types",
        "cryptography",
        "distributed",
        "numpy",
        "pydantic",
        "pyarrow",
        "pydantic_core",
        "pyxirr",
        "scipy",
    },
    "content": {"content", "frontmatter", "rapidfuzz", "yaml"},
}
ONLY = {
    "streamlit": ("app.py", "server/", "pages/"),
    "plotly": ("pages/parts/charts/",),
    # The second opinion stands apart from all that it looks at.
    "numpy_financial": ("pages/parts/working/second.py",),
    "yaml": ("content/",),
    "jinja2": ("pages/shapes/",),
    "markdown_it": ("pages/shapes/",),
    "markupsafe": ("pages/", "server/"),
}
SHAPES = ROOT / "pages" / "shapes"
TAG = re.compile(r"<[A-Za-z/!?]")
# Outside the shapes a tag stands only where one that somebody else wrote is looked for.
TAGS = {
    "server/headers.py": {"<script>(.*?)</script>"},
    "server/index.py": {
        '<html lang="en">',
        "<title>Streamlit</title>",
        r'<link rel="shortcut icon"[^>]*>',
        "<noscript>.*?</noscript>",
        "<body>",
        r'(?<=<div id="root">)(?=</div>)',
        r"(?=</body>)",
        r'\s*(?:<script type="module" [^>]*></script>'
        r'|<link rel="(?:modulepreload|stylesheet)" [^>]*>)',
        "<script",
        r'<link\s+rel="preload"\s[^>]*SourceSans[^>]*>',
        r'<!--(?:(?!-->).)*RFC 8631.*?rel="service-desc"[^>]*>',
    },
}

TESTS = sorted((ROOT / "tests").rglob("*.py"))
CLOCKS = {
    *("datetime.date.today", "datetime.datetime.today", "datetime.datetime.now"),
    *("datetime.datetime.utcnow", "time.time", "time.time_ns", "time.localtime", "time.gmtime"),
    *("time.ctime", "time.asctime", "time.strftime"),
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


def pinned(file: str) -> set[str]:
    """The packages that a file of requirements, and those it begins with, hold to one version."""
    text = (ROOT / file).read_text("utf-8")
    found = {one.casefold() for one in re.findall(r"(?m)^([\w.-]+)==", text)}
    return found.union(*map(pinned, re.findall(r"(?m)^-r (\S+)", text)))


def test_every_package_that_the_app_imports_is_held_to_one_version() -> None:
    ours = {*sys.stdlib_module_names, "planner", "content", "pages", "server"}
    makers, kept = packages_distributions(), pinned("requirements-scale.txt")
    used = set[str]().union(*map(imports, FILES)) - ours
    makers["distributed"] = ["distributed"]  # of the batch; not where the app is
    makers["pydantic_core"] = ["pydantic"]  # which asks for one version of it itself
    loose = {one for one in used if not kept & {made.casefold() for made in makers[one]}}
    assert loose == set() and len(used) > 20


@pytest.mark.parametrize("path", FILES, ids=name)
def test_imports_go_one_way(path: Path) -> None:
    used, used_whole, where = imports(path), modules(path), name(path)
    for package, homes in ONLY.items():
        assert package not in used or where.startswith(homes), f"{where} imports {package}"
    outside = used - sys.stdlib_module_names
    assert outside <= ALLOWED.get(where.partition("/")[0], outside), f"{where} imports {outside}"
    if not where.startswith("server/") and where != "app.py":
        assert "server" not in used, f"{where} imports the server"
    if where.startswith("pages/parts/"):
        ours = {module for module in used_whole if module.startswith("pages.")}
        homes = ("pages.parts", "pages.papers", "pages.shapes", "pages.written")
        assert all(module.startswith(homes) for module in ours), ours
    if where.startswith(("pages/shapes/", "pages/papers/", "pages/written/")):
        assert "streamlit" not in used, where
    if where.startswith(("pages/written/", "server/")):
        ours = {module for module in used_whole if module.startswith("pages.")}
        assert all(one.startswith(("pages.written", "pages.shapes")) for one in ours), ours
    if where.startswith("pages/shapes/"):
        assert not used & {"planner", "content"}, "shapes are given values"
        assert all(one.startswith("pages.shapes") for one in used_whole if one.startswith("pages"))


EXPLAINED = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def docstrings(tree: ast.AST) -> list[ast.AST]:
    """What explains a file, a class or a function, and is never shown."""
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, EXPLAINED) and node.body]
    return [body[0].value for body in bodies if isinstance(body[0], ast.Expr)]


def tags(code: str) -> set[str]:
    """The texts of a file, other than docstrings, that hold something like a tag."""
    tree = ast.parse(code)
    explained = docstrings(tree)
    texts = (
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node not in explained
    )
    plain = (one.decode("latin-1") if isinstance(one, bytes) else one for one in texts)
    return {one for one in plain if isinstance(one, str) and TAG.search(one)}


@pytest.mark.parametrize("path", FILES, ids=name)
def test_angle_brackets_only_in_the_shapes(path: Path) -> None:
    if not path.is_relative_to(SHAPES):
        assert tags(path.read_text("utf-8")) - TAGS.get(name(path), set()) == set()


@pytest.mark.parametrize(
    "code",
    [
        "show('<p>')",
        "show(f'<b>{name}</b>')",
        "show('a' + b'</p>')",
        "def one() -> str:\n    '<b> in a docstring'\n    return 'line\\n<i class=x>'",
        "X = '<!-- -->'",
    ],
)
def test_a_tag_is_seen_in_any_text_but_a_docstring(code: str) -> None:
    assert tags(code) and not tags("'<b>'\nx = 'a < b, <= 3, <2'")


@pytest.mark.parametrize("path", FILES, ids=name)
def test_clock_state_files_and_rounding_live_in_one_place(path: Path) -> None:
    where = name(path)
    tree = ast.parse(path.read_text("utf-8"))
    calls = [text_of(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]
    reads = [text_of(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    if where not in ("pages/parts/visit/reader.py", "content/__main__.py", "server/day.py"):
        assert not [
            call
            for call in calls
            if call in ("date.today", "datetime.now", "datetime.today", "time.time")
        ], where
    if not where.startswith("pages/parts/visit/"):
        assert "st.session_state" not in reads, where
    if where.startswith("planner/") and where not in ("planner/__main__.py",):
        assert "open" not in calls and not [c for c in calls if c.endswith(".read_text")]
        if where != "planner/money.py":
            assert "round" not in calls and not [c for c in calls if c.endswith("quantize")]


def full_names(tree: ast.AST) -> dict[str, str]:
    """What each imported name of a file stands for: `dt` for `datetime.datetime`."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {one.asname: one.name for one in node.names if one.asname}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
    return found


def clocks_read(code: str) -> list[str]:
    """Every reading of the machine's clock in a file, called or handed on."""
    tree = ast.parse(code)
    known, found = full_names(tree), []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            first, dot, rest = text_of(node).partition(".")
            found.append(known.get(first, first) + dot + rest)
    return [one for one in found if one in CLOCKS]


def contexts_without_a_zone(code: str) -> list[str]:
    """The lines that open a browser context, or a page with one of its own, without a zone."""
    opens = re.compile(r"\bnew_context\(|\bbrowser\.new_page\(")
    return [line for line in code.splitlines() if opens.search(line) and "timezone_id=" not in line]


@pytest.mark.parametrize("path", TESTS, ids=name)
def test_the_tests_read_no_clock_and_no_zone_but_their_own(path: Path) -> None:
    code = path.read_text("utf-8")
    assert name(path) == "tests/clock.py" or clocks_read(code) == []
    if path != Path(__file__):
        assert contexts_without_a_zone(code) == []


@pytest.mark.parametrize(
    "code",
    [
        "from datetime import date\nday = date.today()",
        "from datetime import datetime as dt\ndt.now(zone)",
        "import datetime\ndatetime.datetime.now().date()",
        "import time as clock\nclock.time()",
        "from time import time\nsecond = int(time())",
        "from datetime import date\nfield(default_factory=date.today)",
    ],
)
def test_a_clock_is_seen_by_any_name(code: str) -> None:
    assert len(clocks_read(code)) == 1
    assert clocks_read("import time\ntime.sleep(1)\nvisit.today()\ntime.monotonic()") == []
    assert contexts_without_a_zone("browser.new_context(locale=one)") != []
    assert contexts_without_a_zone("browser.new_page(viewport=size)") != []
    assert contexts_without_a_zone("b.new_context(timezone_id=zone)\ncontext.new_page()") == []
