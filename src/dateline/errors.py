"""What can go wrong, said so that a person knows what to do next."""

from __future__ import annotations


class DatelineError(Exception):
    """A failure with a message that names the thing and a hint that names the next step."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n  {self.hint}" if self.hint else self.message


class ConfigError(DatelineError):
    """`dateline.toml` says something that is not so; the message names the file and the line."""


class LedgerError(DatelineError):
    """The ledger refused or failed: not the next seq, an unknown kind, a full disk."""


class Stale(LedgerError):
    """Somebody else changed the same claim, post or name since the caller looked at it."""


class Tampered(LedgerError):
    """The chain of hashes does not hold: an entry was changed, removed or put in between."""


class DeskBusy(DatelineError):
    """Another process writes this desk; one process writes at a time."""


class NotFound(DatelineError):
    """A story, post, claim, source or output of that name does not exist."""


class FetchError(DatelineError):
    """A page could not be had: refused by rule, by the other side, or by the network."""


class Unreadable(DatelineError):
    """Bytes that are not what they should be: an empty file, a feed that is HTML, a locked PDF."""


class Refused(DatelineError):
    """A request that the desk does not accept: a missing reason, a claim that is not there."""
