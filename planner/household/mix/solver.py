"""Above fifteen debts: HiGHS, through SciPy, looks for a mix; whole numbers look at its answer.

It counts with floats, and has called mixes possible that are a fen short. So only its choice is
taken, added up again in fen, and thrown away if it breaks a limit. SciPy is imported here alone,
and only when it is needed: it is large.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from planner.household.mix.rows import ENDLESS, Floats, Rows
from planner.household.mix.search import Best

# HiGHS counts the parts of its tree alike on every machine; a clock would not.
NODES_MOST = 2000


def improved(rows: Rows, start: Best) -> Best:
    """A better mix than `start` if HiGHS finds one that holds in whole fen; never a proof."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    count = sum(len(part) for part in rows.parts)
    owner = np.repeat(np.arange(len(rows.parts)), [len(part) for part in rows.parts])
    table, limits, cost = _table(rows)
    free = table.shape[1] - count
    one_each = np.zeros((len(rows.parts), table.shape[1]))
    one_each[owner, np.arange(count)] = 1
    found = milp(
        cost,
        constraints=[
            LinearConstraint(table, -np.inf, limits),
            LinearConstraint(one_each, 1, 1),
        ],
        integrality=np.array([1] * count + [0] * free),
        bounds=Bounds(np.array([0.0] * count + [_lowest(rows)] * free), np.inf),
        options={"mip_rel_gap": 0, "node_limit": NODES_MOST},
    )
    if found.x is None:
        return start
    picks = tuple(int(found.x[:count][owner == debt].argmax()) for debt in range(len(rows.parts)))
    value = rows.value_of(picks)
    if value is None or value >= start.value:
        return start
    return Best(picks, value, False)


def _lowest(rows: Rows) -> float:
    return 0.0 if rows.over is not None else -np.inf


def _table(rows: Rows) -> tuple[Floats, Floats, Floats]:
    """The rows as HiGHS takes them, each in a unit of its own: table · x ≤ limits, cost · x."""
    table = np.vstack(rows.parts).astype(float)
    soft = (rows.slope > 0) | (rows.over is not None)
    units = np.maximum(table.max(axis=0), 1.0)
    if soft.any():
        units[soft] = units[soft].max()
    kept: NDArray[np.bool_] = (rows.hard < ENDLESS) & ~soft
    hard = (table / units).T[kept], (rows.hard / units)[kept]
    goal = (table / units).T[soft], (rows.base / units)[soft]
    if rows.over is not None:
        extra, cost = -np.eye(int(soft.sum())), rows.over.astype(float)
    else:
        extra, cost = -np.ones((int(soft.sum()), int(soft.any()))), np.ones(int(soft.any()))
    whole = np.block([[hard[0], np.zeros((len(hard[0]), len(cost)))], [goal[0], extra]])
    # A row may be minimised and have a limit too.
    both = soft & (rows.hard < ENDLESS)
    limited = np.hstack([(table / units).T[both], np.zeros((int(both.sum()), len(cost)))])
    limits = np.concatenate([hard[1], goal[1], (rows.hard / units)[both]])
    return np.vstack([whole, limited]), limits, np.concatenate([np.zeros(len(table)), cost])
