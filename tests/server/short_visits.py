"""The app, but a closed visit is over after one second instead of half an hour."""

import os

from app import app
from server import warm

warm.TIDY_EVERY = 0.5
app.run(
    config={"server.port": int(os.environ["PORT"]), "server.disconnectedSessionTTL": 1},
)
