"""Every page by name: those of each group as /tools lists them, home, and /tools itself."""

GROUPS = {
    "team": ("session", "teams", "embedding"),
    "now": ("due", "court", "door", "proper", "timeline", "help"),
    "count": ("cost", "relief", "waiting", "allocate", "bill", "plan"),
    "talk": ("contact", "practise"),
    "know": ("learn", "questions", "terms", "checkup", "sources"),
}
PAGES = ("home", *(name for names in GROUPS.values() for name in names), "tools")
