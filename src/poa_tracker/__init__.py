"""Keep a plan of action in git: check it, track it, publish its quarterly report."""

__version__ = "0.1.0"
