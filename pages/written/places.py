"""Every page by name: those of each group as /tools lists them, home, and /tools itself."""

GROUPS = {
    "team": ("session", "teams", "embedding"),
    "now": ("due", "court", "door", "proper", "timeline", "help"),
    "count": ("cost", "relief", "waiting", "allocate", "bill", "plan"),
    "talk": ("contact", "practise"),
    "know": ("learn", "questions", "terms", "checkup", "sources"),
}
# What an address calls one lesson, question, word or talk.
ENTRIES = {"learn": "lesson", "questions": "q", "terms": "term", "practise": "talk"}
ALONE = ("session", "embedding")  # never inside another page
PAGES = ("home", *(name for names in GROUPS.values() for name in names), "tools")
