"""Published rates by their dates."""

from content.rates.lpr import lpr_one_year, lpr_table

__all__ = ["lpr_one_year", "lpr_table"]
