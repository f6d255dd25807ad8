"""A table of debts as people have it: read cell by cell, every doubt asked by row."""

from planner.pasted.reading import read
from planner.pasted.table import Doubt, Faulty, Row, Skipped, Table, Total

__all__ = ["Doubt", "Faulty", "Row", "Skipped", "Table", "Total", "read"]
