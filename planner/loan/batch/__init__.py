"""Many loans at once: on NumPy arrays (`formulas`), or a whole table of them (`table`).

`python -m planner.loan.batch --help` reads and writes Parquet.
"""

from planner.loan.batch.formulas import Batch, flat_fee, level, level_principal

__all__ = ["Batch", "flat_fee", "level", "level_principal"]
