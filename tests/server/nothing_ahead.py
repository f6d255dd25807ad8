"""The app whose first answers name no script ahead: what a browser then asks for, a page needs."""

import runpy

from server import ahead
from tests import clock

clock.start()
ahead.EVERYWHERE, ahead.AROUND, ahead.MORE = (), (), {}
runpy.run_path("app.py", run_name="__main__")
