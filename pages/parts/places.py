"""Every page by name, handed on from where the server finds it too."""

from pages.written.places import ALONE as ALONE
from pages.written.places import ENTRIES as ENTRIES
from pages.written.places import GROUPS as GROUPS
from pages.written.places import PAGES as PAGES
