"""Will the promise hold: its days, its bad months, what it passes over."""
