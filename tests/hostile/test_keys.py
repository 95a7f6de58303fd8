"""The desk's secret, lost or spoilt."""

from __future__ import annotations

from pathlib import Path

import pytest
from itsdangerous import URLSafeTimedSerializer

from dateline.errors import DatelineError
from dateline.web.desk.keys import Editor, Keys


@pytest.mark.parametrize("held", [b"", b"short", b"\xff\x00"])
def test_a_spoilt_key_lets_nobody_in(held: bytes, tmp_path: Path) -> None:
    """An empty secret would be everybody's."""
    (tmp_path / "desk.key").write_bytes(held)
    keys = Keys(tmp_path)
    made = (tmp_path / "desk.key").read_text()
    assert len(made) >= 43
    assert (tmp_path / "desk.key").stat().st_mode & 0o777 == 0o600
    cookie = keys.cookie(Editor(id="1", name="Ada"))
    assert Keys(tmp_path).editor(cookie) == Editor(id="1", name="Ada"), "and it lasts"
    forged = URLSafeTimedSerializer(held.decode("ascii", "replace"), salt="dateline desk session")
    assert keys.editor(str(forged.dumps(["1", "Eve"]))) is None


def test_a_key_that_cannot_be_kept_is_said(tmp_path: Path) -> None:
    (tmp_path / "desk.key").mkdir()
    with pytest.raises(DatelineError, match=r"desk\.key cannot be kept"):
        Keys(tmp_path)
