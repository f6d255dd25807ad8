"""Published rates by their dates."""

from content.rates.lpr import lpr_table

__all__ = ["lpr_table"]
