"""`python -m content stale` and `python -m content fingerprint`: upkeep of what we say."""

import argparse
import re
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from content.law import facts
from content.lessons import LESSONS, load_lessons
from content.presets import every_preset
from content.questions import every_question
from content.rates import lpr_table

REVIEW_AFTER = timedelta(days=365)
CHINA = ZoneInfo("Asia/Shanghai")  # whose laws these are
_MADE_FROM = re.compile(r"^made_from:.*$", re.MULTILINE)


def stale(today: date) -> list[str]:
    """What is past its recheck on a day, one line each: `day  kind  name`."""
    due = [(fact.recheck_by, "fact", fact.id) for fact in facts().values()]
    due += [(preset.recheck_by, "preset", preset.id) for preset in every_preset()]
    for language in ("zh", "en"):
        for lesson in load_lessons(language):
            due.append((lesson.reviewed_on + REVIEW_AFTER, "lesson", f"{lesson.slug}.{language}"))
    due += [(item.reviewed_on + REVIEW_AFTER, "question", item.id) for item in every_question()]
    due.append((lpr_table().known_before() - timedelta(days=1), "rates", "lpr.csv"))
    return [f"{day}  {kind}  {name}" for day, kind, name in sorted(due) if day < today]


def with_made_from(text: str, fingerprint: str) -> str:
    """An English lesson's text with its `made_from` set, the rest as it was."""
    line = f'made_from: "{fingerprint}"'
    head, rest = text.split("\n---", 1)
    if _MADE_FROM.search(head):
        return _MADE_FROM.sub(line, head, count=1) + "\n---" + rest
    return f"{head}\n{line}\n---{rest}"


def outdated(folder: Path = LESSONS) -> list[tuple[Path, str]]:
    """English lessons whose `made_from` is not their Chinese one's fingerprint, and that one."""
    chinese = {lesson.slug: lesson.fingerprint for lesson in load_lessons("zh", folder)}
    return [
        (folder / f"{lesson.slug}.en.md", chinese[lesson.slug])
        for lesson in load_lessons("en", folder)
        if lesson.slug in chinese and lesson.made_from != chinese[lesson.slug]
    ]


def main(arguments: list[str]) -> int:
    """Runs one command; 1 where something needs a person's eye."""
    parser = argparse.ArgumentParser(prog="python -m content", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    past = commands.add_parser("stale", help="list what is past its recheck; exit 1 if any")
    past.add_argument("--today", type=date.fromisoformat, default=datetime.now(CHINA).date())
    made = commands.add_parser("fingerprint", help="renew made_from in the English lessons")
    made.add_argument("--check", action="store_true", help="only list which differ; exit 1 if any")
    chosen = parser.parse_args(arguments)
    if chosen.command == "stale":
        lines = stale(chosen.today)
        print("\n".join(lines) or f"nothing is past its recheck on {chosen.today}")
        return int(bool(lines))
    changed = outdated()
    for path, fingerprint in changed:
        print(path.name, fingerprint)
        if not chosen.check:
            path.write_text(with_made_from(path.read_text("utf-8"), fingerprint), "utf-8")
    return int(chosen.check and bool(changed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
