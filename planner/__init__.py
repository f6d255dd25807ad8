"""The arithmetic of repaying: schedules, true rates, arrears and offers, exact to the fen.

`answer(request)` takes the JSON of docs/method.md and gives its answer; `schedule`, `true_rate`,
`overdue` and `relief` are the same verbs as functions. A request that cannot be calculated raises
`Refused` with the field's name. Pure: no clock, no files, no law.
"""

from planner.door import answer, schema
from planner.errors import Refused
from planner.verbs import overdue_answer, relief_answer, schedule, true_rate

__all__ = [
    "Refused",
    "answer",
    "overdue_answer",
    "relief_answer",
    "schedule",
    "schema",
    "true_rate",
]
