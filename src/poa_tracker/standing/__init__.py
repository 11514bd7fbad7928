"""What holds on a day: the one place that works out what a record means, for every list, report, rule and calendar.

Each question has one module here, and others format the answer: they never work it out again. Modules are imported by
their names, because a check needs few of them and does not wait for the rest.
"""
