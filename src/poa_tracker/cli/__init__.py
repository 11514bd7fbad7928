"""What a person or a CI job can do: one command, one file. Only here are the clock, the working folder, the terminal.

To add a command: its file with a function of its name, and its line in `app.py`. What the command works with it imports
first thing when it runs, so that its `--help` waits for nothing.
"""
