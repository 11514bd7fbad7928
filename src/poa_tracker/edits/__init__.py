"""One change that a person makes to a plan, one file."""
