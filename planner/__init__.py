"""The arithmetic of repaying: schedules, true rates, arrears, offers and plans, exact to the fen.

`answer(request)` takes the JSON of docs/method.md and gives its answer; each verb is also a
function (`overdue_answer` and `relief_answer` carry their module's name beside them). A request
that cannot be calculated raises `Refused` with the field's name. Pure: no clock, no files, no law.
"""

from planner.door import answer, schema
from planner.errors import Refused
from planner.verbs.allocate import answer as allocate
from planner.verbs.budget import answer as budget
from planner.verbs.match import answer as match
from planner.verbs.overdue import answer as overdue_answer
from planner.verbs.plan import answer as plan
from planner.verbs.relief import answer as relief_answer
from planner.verbs.schedule import answer as schedule
from planner.verbs.settle import answer as settle
from planner.verbs.share import answer as share
from planner.verbs.true_rate import answer as true_rate

__all__ = [
    "Refused",
    "allocate",
    "answer",
    "budget",
    "match",
    "overdue_answer",
    "plan",
    "relief_answer",
    "schedule",
    "schema",
    "settle",
    "share",
    "true_rate",
]
