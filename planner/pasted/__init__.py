"""A table of debts as people have it: read cell by cell, every doubt asked by row."""

from planner.pasted.reading import read
from planner.pasted.table import Faulty, Row, Skipped, Table, Total

__all__ = ["Faulty", "Row", "Skipped", "Table", "Total", "read"]
