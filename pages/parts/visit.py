"""The reader's visit: language, today, and what they chose. Nothing is kept here after it ends."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st
from streamlit import config
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from content.files import LANGUAGES
from pages.parts.record import Held, Record
from pages.parts.record_shapes import fits
from pages.parts.sent import newest, sent_fields

T = TypeVar("T")
_KEPT = "kept"
LISTED = "listed"  # the fragment with the reader's list of debts
FILE = "listed_file"  # the fragment in it with the list as a file
RECORD = "record"  # the fragment with what the reader's tab keeps
# What is pasted from somebody else's papers, and what was searched for, perhaps in despair: it
# stays in this visit and goes into no record.
_UNTOLD = frozenset({"teams_script", "find_questions", "find_terms", "find_sources"})
CASE = "case_"  # what begins the fields of the session: their values stand in its case
_OF_THE_READER = (_KEPT, "touched", "examples", "drawn", "given")


def language() -> str:
    """`zh` or `en`: the reader's choice, else the address, else the browser, else Chinese."""
    chosen = st.session_state.get("language")
    if chosen in LANGUAGES:
        return str(chosen)
    asked = st.query_params.get("lang")
    if asked not in LANGUAGES:
        locale = (st.context.locale or "zh").lower()
        asked = "zh" if locale.startswith("zh") else "en"
    st.session_state["language"] = asked
    return asked


def speak(chosen: str) -> None:
    """Change the language and say so in the address; every typed value stays."""
    st.session_state["language"] = chosen


def note_language(chosen: str) -> None:
    """Keep the address telling the language that is on the screen."""
    if st.query_params.get("lang") != chosen:
        st.query_params["lang"] = chosen


def now() -> datetime:
    """The moment where the reader is; China's when the browser does not tell."""
    try:
        zone = ZoneInfo(st.context.timezone or "Asia/Shanghai")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone = ZoneInfo("Asia/Shanghai")
    return datetime.now(zone)


def today() -> date:
    """The date where the reader is."""
    return now().date()


def reading_day() -> date:
    """The day a text is read on: `?today=2027-01-01` previews another, for editors; see `today`."""
    asked = str(st.query_params.get("today", ""))
    try:
        return date.fromisoformat(asked) if len(asked) == 10 else today()
    except ValueError:
        return today()


def address() -> str:
    """Where this app stands, as the reader's browser has it: `https://…/`."""
    found = urlsplit(st.context.url or "")
    return f"{found.scheme}://{found.netloc}/"


def framed() -> bool:
    """Whether this page stands inside somebody else's (`?embed=true`; see static/frame.js)."""
    return bool(st.context.is_embedded)


def asked(name: str) -> str:
    """What the address asks for by name, such as a lesson; "" when nothing."""
    return str(st.query_params.get(name, ""))[:80]


def kept(name: str, otherwise: Any = None) -> Any:
    """A choice made earlier in this visit."""
    found = st.session_state.get(_KEPT, {}).get(name, otherwise)
    for kind in (int, dict, list | tuple):  # one from the reader's tab may be of any kind
        if isinstance(otherwise, kind) and not isinstance(found, kind):
            return otherwise
    return found


def keep(name: str, value: Any) -> None:
    """Remember a choice for the rest of this visit."""
    st.session_state.setdefault(_KEPT, {})[name] = value


def holds() -> bool:
    """Whether anything was typed or chosen in this visit, by the reader or for an example."""
    return bool(st.session_state.get("touched") or st.session_state.get(_KEPT))


def is_told(name: str) -> bool:
    """Whether the reader's tab keeps a choice too, so that a reload does not lose it."""
    made = st.session_state.get(_KEPT, {})
    return name not in made or fits(name, made[name])


def typed(key: str) -> Any:
    """What stands in a widget now, or stood there before a server ended."""
    found = st.session_state.get(key)
    return _given().get(key) if found is None and key not in st.session_state else found


def write(key: str, value: Any) -> None:
    """Put a value into a widget before it is drawn."""
    st.session_state[key] = value


def is_new(key: str) -> bool:
    """Whether a field is about to be drawn for the first time, or again after a while."""
    return key not in st.session_state


def unheard(key: str) -> str | None:
    """What a text field still held in the browser when the server ended; mostly None."""
    found = st.session_state["sent"].get(key) if st.session_state.get("restored") else None
    return str(found[0]) if found else None


def forget(beginning: str) -> None:
    """Take what stands in fields away, by how their names begin; drawn again, they are new."""
    for key in [one for one in st.session_state if str(one).startswith(beginning)]:
        del st.session_state[key]


def drop(upload: UploadedFile) -> None:
    """Let go of a file that was opened: the server holds nothing of it any longer."""
    context = get_script_run_ctx()
    held = context.uploaded_file_mgr if context else None
    if context is not None and isinstance(held, MemoryUploadedFileManager):
        held.remove_file(context.session_id, upload.file_id)


def later(work: Callable[[], T]) -> Callable[[], T]:
    """Work that a tap will do, when no page is being drawn: with what stands in the visit then."""
    context = get_script_run_ctx()

    def done() -> T:
        ours = partial(add_script_run_ctx, ctx=context)
        with ThreadPoolExecutor(1, initializer=ours) as alone:
            return alone.submit(work).result()

    return done


def touch(key: str) -> None:
    """Remember that the reader has typed into a field: what stands there is theirs."""
    st.session_state.setdefault("touched", set()).add(key)


def touched(key: str) -> bool:
    """Whether the reader has typed into a field, or said that what stands there is theirs."""
    return key in st.session_state.get("touched", ())


def changed(key: str) -> None:
    """The reader has typed into a field. Where a part of the page answers by itself, only it runs.

    Everything else stays on the screen as it is; the whole page runs where something could not be
    read. Streamlit's own AppTest sees a run alone, not what stays on the screen: there, always.
    """
    touch(key)
    answers = st.session_state.get("answers", ())
    if answers and not problems() and not config.get_option("global.appTest"):
        said = {f"said_{key}", "said_all"} & st.session_state.get("said", set())
        follow = [*st.session_state.get("following", ()), *st.session_state.get("listed", ())]
        st.rerun([*said, *answers, *follow, RECORD])


def chose() -> None:
    """Something was chosen in a part of the page that runs by itself: all of it is drawn.

    Only so has the record in the reader's tab what was chosen.
    """
    context = get_script_run_ctx()
    if context and context.fragment_ids_this_run:
        st.rerun()


def answered_by(*parts: str) -> None:
    """Name the fragments of this page that answer a field which changes nothing else on it."""
    st.session_state["answers"] = parts


def follows(part: str, is_open: bool) -> None:
    """Let an open fold at the end of a page run with every answer; a closed one is left alone."""
    st.session_state["following"] = (part,) if is_open else ()


def list_follows(whether: bool) -> None:
    """Let the list under a page run with every answer; its file alone where it says the same.

    Streamlit lets go of a file whose button is not drawn again after a change.
    """
    parts = (LISTED,) if whether else (FILE,)
    st.session_state["listed"] = () if framed() else parts  # none stands inside another page


def say_beneath(key: str) -> str:
    """The name of the fragment that says a field's figure in words; "all" follows every field."""
    st.session_state.setdefault("said", set()).add(f"said_{key}")
    return f"said_{key}"


def act() -> None:
    """A tap in a part of the page changed what stands elsewhere: all of it is to be drawn."""
    st.session_state["acted"] = True


def acted() -> bool:
    """Whether such a tap is not drawn yet; asked once."""
    return bool(st.session_state.pop("acted", False))


def whole() -> bool:
    """Whether the page is being drawn as a whole, asked once a run by the part that answers."""
    return bool(st.session_state.pop("whole", False))


def example(key: str, value: str | date) -> None:
    """Put an example into a field; it is not the reader's until they type there."""
    write(key, value)
    st.session_state.setdefault("examples", {})[key] = str(value)
    st.session_state.setdefault("touched", set()).discard(key)


def is_own(key: str, example: str | date) -> bool:
    """Whether what stands in a field is the reader's: typed there, or other than the example."""
    return key in own({key: example})


def own(fields: Mapping[str, str | date]) -> frozenset[str]:
    """Those of some fields, each with its example, in which the reader's own figures stand."""
    touched, shown = st.session_state.get("touched", ()), st.session_state.get("examples", {})
    return frozenset(
        key
        for key, example in fields.items()
        if key in touched or str(typed(key) or "") not in ("", shown.get(key, str(example)))
    )


def moved(key: str) -> bool:
    """Whether a field was last drawn on another page: what nobody touched would come up blank."""
    here, drawn = urlsplit(st.context.url or "").path, st.session_state.setdefault("drawn", {})
    before, drawn[key] = drawn.get(key), here
    return bool(before != here)


def problems() -> list[str]:
    """What could not be read on this page, in this run."""
    found: list[str] = st.session_state.setdefault("problems", [])
    return found


def examples() -> list[str]:
    """The fields in which an example stands, as the whole page was last drawn."""
    found: list[str] = st.session_state.setdefault("shown_examples", [])
    return found


def begin() -> None:
    """A new run of a whole page: nothing is wrong yet."""
    st.session_state.update(problems=[], answers=(), following=(), said=set(), whole=True)
    st.session_state["shown_examples"] = []
    list_follows(True)  # until it has been drawn, and says otherwise


def made_pages(language: str) -> dict[str, Any]:
    """Every page by name in a language, to be filled once in a visit."""
    made: dict[str, Any] = st.session_state.setdefault(f"pages_{language}", {})
    return made


def set_pages(pages: dict[str, Any]) -> None:
    """Let pages link to each other by name."""
    st.session_state["pages"] = pages


def page(name: str) -> Any:
    """A page by name, for `st.page_link`."""
    return st.session_state["pages"][name]


def _given() -> dict[str, Held]:
    """What stood in fields that are not drawn yet, as the reader's tab has it."""
    found: dict[str, Held] = st.session_state.get("given", {})
    return found


def told() -> bool:
    """Whether the reader's tab has given this visit what it kept."""
    return bool(st.session_state.get("told"))


def sent(key: str) -> str:
    """What the browser sent for a text field on a visit's first run: it outlived the server."""
    if "visit" not in st.session_state:
        st.session_state.update(visit=secrets.token_hex(8), sent=sent_fields())
    found = st.session_state["sent"].get(key, ())
    return str(found[0]) if found else ""


def chosen(widget: str, names: Mapping[str, str]) -> list[str] | None:
    """What was chosen by its shown words and not heard before the server ended; mostly None."""
    if not st.session_state.get("restored"):
        return None
    words = st.session_state["sent"].get(widget)
    found = [one for one, name in names.items() if name in (words or ())]
    return None if words is None or len(found) != len(words) else found


def record() -> Record:
    """All that would be lost with the server."""
    shown = st.session_state.get("examples", {})
    keys = {*st.session_state.get("drawn", ()), *shown, *_given()} - _UNTOLD
    stands = {key: typed(key) for key in keys}
    return Record(
        of=st.session_state["visit"],
        kept=st.session_state.get(_KEPT, {}),
        fields={key: one for key, one in stands.items() if isinstance(one, Held)},
        touched=frozenset(st.session_state.get("touched", ())),
        examples=shown,
    )


def restore(found: Record | None) -> None:
    """Take up another visit where it ended; what the browser still had in its fields is newer."""
    known = (st.session_state["visit"], st.session_state.get("taken"))
    if found is not None and found.of in known:
        return
    if found is not None:
        sent = st.session_state["sent"]
        clear()
        newer = newest(sent, found)
        st.session_state.update(
            sent=sent,
            taken=found.of,
            kept=found.kept,
            touched={*found.touched, *newer},
            examples=found.examples,
            given={**found.fields, **newer},
            restored=True,
        )
    st.session_state["told"] = True


def clear() -> None:
    """Forget everything that the reader typed and chose."""
    for key in (*st.session_state.get("drawn", ()), *_OF_THE_READER):
        st.session_state.pop(key, None)
    st.session_state["sent"] = {}  # what the browser sent at first is the reader's too
    forget(CASE)


def drawn() -> None:
    """A page has been drawn to its end: what the browser sent at first is in its place."""
    st.session_state.pop("restored", None)
