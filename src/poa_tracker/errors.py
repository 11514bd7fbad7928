"""What stops a command: one line for the person and an exit code, never a traceback."""


class PoaError(Exception):
    """The command cannot run. The text is the whole message: what is wrong and what would be right."""

    exit_code = 2
    """What a script gets from the process; a plan that has errors gives 1."""


class RefusedError(PoaError):
    """A change that would put something wrong or misleading on the record: exit code 1, as for data that has errors."""

    exit_code = 1


class UsageError(PoaError):
    """The command was asked for something that does not exist or does not fit together."""


class NotInstalledError(UsageError):
    """What was asked for needs a package that comes with an extra."""

    def __init__(self, wanted: str, package: str, extra: str) -> None:
        """`wanted` begins the sentence: `a calendar`."""
        super().__init__(f"{wanted} needs the package {package}: python -m pip install 'poa-tracker[{extra}]'")


class ProjectNotFoundError(PoaError):
    """There is no plan here: no `plan.yaml` in the folder or above it."""


class UnreadableError(PoaError):
    """A file or folder that the command cannot do without could not be read or written."""


class TemplateError(PoaError):
    """A template is wrong: its file, the line, and what is the matter with it."""
