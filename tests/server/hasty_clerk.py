"""A clerk that is ended after a tenth of a second of the processor, instead of ten seconds."""

from server.api import clerk

clerk.SECONDS = 0.1
clerk.main()
