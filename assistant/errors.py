"""One family of errors: each says what is wrong, where, and what to do about it."""


class AssistantError(Exception):
    """A fault the user can mend; the command line prints it and exits with 2."""

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(what, where, remedy)

    def __str__(self) -> str:
        place = f"{self.where}:" if self.where else ""
        advice = f"请{self.remedy}。" if self.remedy else ""
        return f"{place}{self.what}。{advice}"


class SettingsError(AssistantError):
    """A setting that is unknown or has an impossible value."""


class CorpusError(AssistantError):
    """A document, its description or its folder cannot be read."""


class StandardError(AssistantError):
    """A parameter file of the standard breaks the schema."""


class TableError(AssistantError):
    """A school table has faults; none of it is used."""


class IndexFault(AssistantError):
    """The search index cannot be built, opened or written."""


class InputError(AssistantError):
    """A file of questions or an argument of a command cannot be used."""


class StoreError(AssistantError):
    """The database cannot be opened, read or written; what was confirmed before is still there."""


class AccountError(AssistantError):
    """A name or a password of staff cannot be used."""


class SlowDown(AssistantError):
    """Too much was asked, or too many passwords were wrong: wait ``seconds``."""

    def __init__(self, what: str, *, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(what, remedy=f"过 {seconds} 秒再试")


class UploadError(AssistantError):
    """A file that staff sent is none that can be read, or one that is not let in."""


class ServeError(AssistantError):
    """The web page cannot be served, for example because the port is taken."""
