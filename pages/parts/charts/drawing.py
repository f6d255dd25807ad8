"""What every chart has: units, a colour-blind-safe palette, an alt text, no trap for a thumb.

Lines are named where they end, not in a legend: by words where there is room, else by a sign whose
words stand under the chart. The page and its colours show through.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import plotly.graph_objects as go
import streamlit as st

from pages.parts import look

COLOURS = ("#0b6470", "#c77700", "#6a51a3", "#3f7cac", "#b0476f", "#5c7a29")
DASHES = ("solid", "dash", "dot")
INK, SOFT, LINE = "#1c2a30", "#51626b", "#e3e9eb"
CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
DAYS = {"zh": "%-m月%-d日", "en": "%-d %b"}
MONTHS = {"zh": "%-m月\n%Y年", "en": "%b\n%Y"}  # the year once, under its first month
SIGNS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"
PHONE = (250, 240)  # the inside of a chart on a phone, in pixels
SIGN = 20  # a sign and the air around it, in pixels
FONT = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
Point = tuple[date, float]


def draw(figure: go.Figure, unit_y: str, alt: str, key: str, height: int = 320) -> None:
    """A chart under the unit of its upright axis; what is set in the figure before stays."""
    figure.update_layout(
        height=height,
        margin={"l": 56, "r": 12, "t": 28, "b": 40},
        dragmode=False,
        hovermode="x unified",
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        plot_bgcolor="rgba(0,0,0,0)",
        paper_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 13, "color": INK},
    )
    figure.update_xaxes(fixedrange=True, showgrid=False)
    figure.update_yaxes(
        fixedrange=True, gridcolor=LINE, rangemode="tozero", tickformat=",.0f", automargin=True
    )
    look.note(unit_y)
    st.plotly_chart(figure, config=CONFIG, alt=alt, key=key, theme=None)


def by_day(figure: go.Figure, language: str, shown: dict[str, str]) -> None:
    """Dates along the axis, few enough for a phone."""
    figure.update_xaxes(type="date", tickformat=shown[language], nticks=4, tickangle=0)


def named(
    figure: go.Figure, at: tuple[date | int, float], text: str, colour: str, **place: object
) -> None:
    """A line named where it ends: the words stand above its last point, inside the chart."""
    usual: dict[str, object] = {"xanchor": "right", "yanchor": "bottom", "yshift": 4}
    figure.add_annotation(
        x=at[0],
        y=at[1],
        text=text,
        showarrow=False,
        bgcolor="#fff",  # of the page itself where static/chart.css is read
        font={"color": colour},
        **(usual | place),
    )


def upright(figure: go.Figure, day: date, text: str, solid: bool = False) -> None:
    """A day marked from top to bottom, its sign above."""
    line = {"color": SOFT, "dash": "solid" if solid else "dot", "width": 1}
    figure.add_shape(type="line", x0=day, x1=day, y0=0, y1=1, yref="paper", line=line)
    figure.add_annotation(
        x=day, y=1, yref="paper", yanchor="bottom", text=text, showarrow=False, font={"color": SOFT}
    )


def signed(figure: go.Figure, ends: Sequence[Point], since: date, top: float) -> None:
    """A sign where each line ends, ① ② ③ in the line's own colour, none on another."""
    for at, (end, up) in enumerate(zip(ends, apart(ends, since, top), strict=True)):
        font = {"size": 17, "weight": 700}
        place: dict[str, object] = {"xanchor": "left", "yanchor": "middle", "xshift": 3}
        named(figure, end, SIGNS[at], COLOURS[at], yshift=up, **place)
        figure.layout.annotations[-1].font.update(font)


def apart(ends: Sequence[Point], since: date, top: float) -> list[int]:
    """How far above its point each sign stands, so that on a phone no two of them touch.

    The axes go from `since` to the last of the days, and up to `top`.
    """
    span = max(1, max((day - since).days for day, _ in ends))
    taken: list[tuple[float, float]] = []
    found = []
    for day, amount in ends:
        x, y = (day - since).days / span * PHONE[0], amount / top * PHONE[1]
        up = max(0, SIGN // 2 - int(y))
        while any(abs(x - one) < SIGN and abs(y + up - other) < SIGN for one, other in taken):
            up += 4
        taken.append((x, y + up))
        found.append(up)
    return found


def on_axis(figure: go.Figure, days: Sequence[date]) -> None:
    """Days as short strokes on the axis."""
    line = {"color": SOFT, "width": 1}
    for day in days:
        figure.add_shape(type="line", x0=day, x1=day, y0=0, y1=0.04, yref="paper", line=line)
