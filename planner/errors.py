"""The one way the planner says no: a code, the field's name and a sentence."""

from __future__ import annotations


class Refused(ValueError):
    """A request that is not calculated, with the field that has to change.

    `code` is a stable word (pages translate it), `field` a dotted path such as
    `debt.rate.value`, `message` one English sentence, `values` what a translation may quote.
    """

    def __init__(self, code: str, field: str, message: str, **values: object) -> None:
        super().__init__(f"{field}: {message}" if field else message)
        self.code = code
        self.field = field
        self.message = message
        self.values = values

    def under(self, prefix: str) -> Refused:
        """The same refusal seen from outside the part that found it."""
        field = f"{prefix}.{self.field}" if self.field and prefix else prefix or self.field
        return Refused(self.code, field, self.message, **self.values)

    def about(self, field: str) -> Refused:
        """The same refusal about another field."""
        return Refused(self.code, field, self.message, **self.values)

    def as_json(self) -> dict[str, dict[str, str]]:
        """The contract's error object."""
        return {"error": {"code": self.code, "field": self.field, "message": self.message}}
