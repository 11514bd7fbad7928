"""What stops a command: one line for the person, exit code 2, never a traceback."""


class PoaError(Exception):
    """The command cannot run. The text is the whole message: what is wrong and what would be right."""


class UsageError(PoaError):
    """The command was asked for something that does not exist or does not fit together."""


class ProjectNotFoundError(PoaError):
    """There is no plan here: no `plan.yaml` in the folder or above it."""


class UnreadableError(PoaError):
    """A file or folder that the command cannot do without could not be read or written."""


class TemplateError(PoaError):
    """A template is wrong: its file, the line, and what is the matter with it."""
