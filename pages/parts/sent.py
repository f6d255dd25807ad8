"""What the browser sends on the first run of a visit: fields that outlived the server's end."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state.common import user_key_from_element_id
from streamlit.runtime.state.session_state import Serialized

from pages.parts.record import Held, Record

Sent = Mapping[str, tuple[str | bool, ...]]


def sent_fields() -> Sent:
    """What stands in the browser's fields by their keys, before the page has drawn them.

    Streamlit keeps it under names of its own until each field is drawn: there is no public way.
    """
    context = get_script_run_ctx()
    if context is None:
        return {}
    waiting = context.session_state._state._new_widget_state.states
    found: dict[str, tuple[str | bool, ...]] = {}
    for name, held in waiting.items():
        key = user_key_from_element_id(name)
        if key is None or not isinstance(held, Serialized):
            continue
        kind = held.value.WhichOneof("value")
        if kind == "string_value":
            found[key] = (held.value.string_value,)
        elif kind == "bool_value":
            found[key] = (held.value.bool_value,)
        elif kind == "string_array_value":
            found[key] = tuple(held.value.string_array_value.data)
    return found


def newest(sent: Sent, record: Record) -> dict[str, Held]:
    """The fields that were changed after the record was written."""
    found: dict[str, Held] = {}
    for key, before in record.fields.items():
        now = sent.get(key, ())
        if len(now) != 1:
            continue
        one: Held = now[0]
        if isinstance(before, date):
            with suppress(ValueError):
                one = date.fromisoformat(str(one).replace("/", "-"))
        if type(one) is type(before) and one != before:
            found[key] = one
    return found
