"""Older case files brought to the newest version, one step a version.

A step takes the tree of its version and gives that of the next; it never reads a newer one. Of
every version a file is kept (tests/planner/cases/case_files), and each has to open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planner.errors import Refused

NEWEST = 1
Tree = dict[str, object]
Step = Callable[[Tree], Tree]
# The step from the version that is its key to the next. Version 1 is the first: there is none yet.
STEPS: Mapping[int, Step] = {}


def migrated(tree: Tree, steps: Mapping[int, Step] = STEPS, newest: int = NEWEST) -> Tree:
    """A tree of any version as one of the newest; refuses what is no version, and a newer one."""
    version = tree.get("version")
    if type(version) is not int or version < 1:
        raise Refused("bad_version", "version", "must be a whole number from 1")
    if version > newest:
        message = "the file was made by a newer program; it is not opened in part"
        raise Refused("newer_version", "version", message, newest=newest)
    for at in range(version, newest):
        tree = {**steps[at](tree), "version": at + 1}
    return tree
