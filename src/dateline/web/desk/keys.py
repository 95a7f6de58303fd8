"""Who may come in: links that work once, and the signed cookie that they give."""

from __future__ import annotations

import contextlib
import os
import secrets
import threading
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from itsdangerous import BadSignature, URLSafeTimedSerializer

from dateline.errors import DatelineError
from dateline.records import record

FILE = "desk.key"
GOOD_FOR = 3600.0  # seconds that a link waits for its first and only use
SESSION = 14 * 24 * 3600  # seconds that a sign-in lasts
COOKIE = "dateline_desk"
MOST_LINKS = 100
SHORTEST = 43  # characters of a secret: 256 bits


@record
class Editor:
    """Who is signed in. `name` is "" until it has been asked for."""

    id: str
    name: str

    @property
    def by(self) -> str:
        """As the ledger names them."""
        return f"desk:{self.name}"


class Keys:
    """The desk's secret, kept in its folder for its owner alone, and the links that are still good."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._links: dict[bytes, float] = {}  # hash of the token -> when it ends
        self._signer = URLSafeTimedSerializer(_secret(folder / FILE), salt="dateline desk session")

    def token(self) -> str:
        """A new link's token: 256 bits, kept as a hash only."""
        made = secrets.token_urlsafe(32)
        with self._lock:
            self._sweep()
            while len(self._links) >= MOST_LINKS:
                self._links.pop(next(iter(self._links)))
            self._links[_hash(made)] = self._clock() + GOOD_FOR
        return made

    def good(self, token: str) -> bool:
        """Whether a token would let its bearer in."""
        with self._lock:
            self._sweep()
            return _hash(token) in self._links

    def spend(self, token: str) -> bool:
        """Use a token up; False when it was not good."""
        with self._lock:
            self._sweep()
            return self._links.pop(_hash(token), None) is not None

    def cookie(self, editor: Editor) -> str:
        return str(self._signer.dumps([editor.id, editor.name]))

    def editor(self, cookie: str | None) -> Editor | None:
        """Who a cookie says is there; None when it is not ours or too old."""
        if not cookie:
            return None
        try:
            found = self._signer.loads(cookie, max_age=SESSION)
            return Editor(id=str(found[0]), name=str(found[1]))
        except (BadSignature, LookupError, TypeError):
            return None

    def _sweep(self) -> None:
        now = self._clock()
        for key in [key for key, ends in self._links.items() if ends <= now]:
            del self._links[key]


def _hash(token: str) -> bytes:
    return sha256(token.encode("utf-8", "surrogatepass")).digest()


def _secret(path: Path) -> str:
    """The secret in the file; a new one where there is none, or not a whole one: with an empty secret
    anybody could sign in. Raises DatelineError."""
    part = path.with_name(path.name + ".part")
    try:
        held = path.read_text("ascii", "replace").strip() if path.exists() else ""
        if len(held) >= SHORTEST:
            os.chmod(path, 0o600)
            return held
        made = secrets.token_urlsafe(48)
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(made)
        part.replace(path)
        return made
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        hint = "Is there space, and may this user read and write there?"
        raise DatelineError(f"{path} cannot be kept: {error.strerror}.", hint) from error
