"""The empty page, served by a heap that is loaded and frozen as ours is. Usage: [PORT [collect]];
the port else out of the environment.

`collect` leaves Streamlit's own collection after every run on.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from server.warm import lifespan

app = st.App(Path(__file__).with_name("empty.py"), lifespan=lifespan)

if __name__ == "__main__":
    collect = sys.argv[2:] == ["collect"]
    port = int(sys.argv[1] if len(sys.argv) > 1 else os.environ["PORT"])
    app.run(config={"server.port": port, "runner.postScriptGC": collect})
