"""Two lines over one axis as a small SVG: no package, no script, no font of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

WIDE, HIGH, LEFT, RIGHT, TOP, FOOT = 720, 360, 56, 132, 36, 48
COLOURS = ("#0b6470", "#8a5a00")
Point = tuple[float, float]


def ceiling(value: float) -> float:
    """The next round number: 1, 2 or 5 times a power of ten."""
    size = 10.0 ** len(str(int(value)))
    return next(one for one in (size / 10, size / 5, size / 2, size) if one >= value)


def picture(title: str, across: str, lines: Mapping[str, Sequence[Point]]) -> str:
    """Each line with its name at its end; the axes begin at nothing."""
    points = [point for line in lines.values() for point in line]
    most_x, most_y = max(x for x, _ in points), ceiling(max(y for _, y in points))

    def at(x: float, y: float) -> tuple[float, float]:
        plot = WIDE - LEFT - RIGHT, HIGH - TOP - FOOT
        return LEFT + x / most_x * plot[0], HIGH - FOOT - y / most_y * plot[1]

    parts = [words(LEFT, 20, title, "start", "#1c2a30")]
    for step in range(5):
        value, (_, high) = most_y * step / 4, at(0, most_y * step / 4)
        parts.append(rule(LEFT, high, WIDE - RIGHT, high))
        parts.append(words(LEFT - 8, high + 4, f"{value:g}", "end"))
    for x in sorted({x for x, _ in points if x in (1, most_x) or x % 50 == 0}):
        parts.append(words(at(x, 0)[0], HIGH - FOOT + 20, f"{x:g}", "middle"))
    parts.append(words((LEFT + WIDE - RIGHT) / 2, HIGH - 8, across, "middle"))
    for colour, (name, line) in zip(COLOURS, lines.items(), strict=False):
        places = [at(*point) for point in sorted(line)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places]
        parts.append(words(places[-1][0] + 10, places[-1][1] + 4, name, "start", colour))
    inside = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" role="img" '
        f'font-family="system-ui, sans-serif" font-size="13">\n<title>{escape(title)}</title>\n'
        f'<rect width="{WIDE}" height="{HIGH}" fill="#ffffff"/>\n{inside}\n</svg>\n'
    )


def words(x: float, y: float, text: str, anchor: str, colour: str = "#4a5960") -> str:
    where = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}"'
    return f"<text {where}>{escape(text)}</text>"


def rule(x1: float, y1: float, x2: float, y2: float) -> str:
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="#d5dcde"/>'
