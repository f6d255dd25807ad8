"""The app as `python app.py` serves it, by the clock of the tests: `python -m tests.served`."""

import runpy

from tests import clock

clock.start()
runpy.run_path("app.py", run_name="__main__")
