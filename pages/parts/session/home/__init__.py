"""A month at home: what comes in, what living costs."""
