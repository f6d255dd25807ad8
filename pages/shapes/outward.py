"""Inside somebody else's page a link opens a new tab, also where no script of ours runs."""

from __future__ import annotations

import re

from markupsafe import Markup

# A link to a page, ours or another's, that does not say yet where it opens; none that dials.
_LINK = re.compile(r'<a (?=[^>]*\bhref="(?:/|https?:))(?![^>]*\btarget=)')


def outward(html: Markup) -> Markup:
    """The same HTML; each link to a page opens it in a new tab."""
    return Markup(_LINK.sub('<a target="_blank" rel="noopener" ', str(html)))
