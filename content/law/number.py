"""The number a rule carries, exact, with its unit: 24 percent a year, 1.3 to 1.5 times, 5 years."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from content.files import Entry, wrong

PERCENT = ("percent_per_year", "percent_per_day", "percent_above_loss")
MONTHS = {"months": 1, "years": 12, "years_at_most": 12, "years_back": 12}
DAYS = ("days", "days_at_most", "day_late")  # day_late: the day of being late on which it begins
COUNTS = (
    *("times_contract_rate", "times_one_year_lpr", "yuan_per_item", "yuan_of_principal"),
    *("people", "reports_per_year", "connected_calls_per_day", "attempts_per_number_per_day"),
)
WORDS = ("time_of_day", "phone")  # written in digits, but nothing to calculate with
UNITS = (*PERCENT, *MONTHS, *DAYS, *COUNTS, *WORDS)


@dataclass(frozen=True)
class Number:
    """From `low` to `high` in one unit; both are the same where the rule names one number."""

    rule: str
    low: Decimal
    high: Decimal
    unit: str

    @property
    def one(self) -> Decimal:
        """The one number as printed: 24 for 24 %; a range is a ValueError."""
        if self.low != self.high:
            raise ValueError(f"{self.rule} gives a range: {self.low} to {self.high}")
        return self.low

    @property
    def rate(self) -> Fraction:
        """A percentage as a plain fraction: 6/25 for 24 %."""
        return Fraction(self._counted_in(*PERCENT)) / 100

    @property
    def months(self) -> int:
        """A time in months: 60 for five years."""
        return int(self._counted_in(*MONTHS)) * MONTHS[self.unit]

    @property
    def days(self) -> int:
        """A time in days, or the day of being late on which it begins: 91."""
        return int(self._counted_in(*DAYS))

    def _counted_in(self, *units: str) -> Decimal:
        if self.unit not in units:
            raise ValueError(f"{self.rule} is counted in {self.unit}, not in {', '.join(units)}")
        return self.one


def _decimal(entry: Entry, text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise wrong(entry.where, f"value {text} is not a number") from None


def read_number(entry: Entry) -> Number | None:
    """The number of a fact's entry: "24", or a range "1.3-1.5"; None where it has none."""
    text = entry.maybe_text("value")
    if (text is None) != (entry.maybe_text("unit") is None):
        raise wrong(entry.where, "value and unit belong together")
    if text is None or (unit := entry.one_of("unit", UNITS)) in WORDS:
        return None
    first, _, last = text.partition("-")
    low, high = _decimal(entry, first), _decimal(entry, last or first)
    if not 0 < low <= high:
        raise wrong(entry.where, f"value {text} must be above 0, the smaller number first")
    return Number(entry.text("id"), low, high, unit)
