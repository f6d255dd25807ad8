"""One debt today and the ways of repaying it differently, side by side.

What a file names in its `__all__` is handed on as it stands: an offer is named once, where it is.
"""

from planner.relief.compare import *
from planner.relief.debt import Debt as Debt
from planner.relief.fit import *
from planner.relief.measures import Month as Month
from planner.relief.offer import Offer as Offer
from planner.relief.offers.due_dates import *
from planner.relief.offers.forgiving import *
from planner.relief.offers.length import *
from planner.relief.offers.order import *
from planner.relief.offers.paying import *
