"""Make .venv/ from uv.lock on a machine that has git, make and Python 3.11 or newer, and nothing else.

Standard library only. uv is taken from the PATH, or installed with pip into .tools/, or, where Python
comes without pip (a bare Debian), from the wheel that uv.lock names, checked against its hash there.
"""

from __future__ import annotations

import hashlib
import io
import os
import platform
import shutil
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
OLDEST = (3, 11)


def main() -> int:
    if sys.version_info < OLDEST:
        return again_with_newer()
    uv = on_path() or with_pip() or from_lock()
    if uv is None:
        print("Error: uv can be had neither from the PATH, nor by pip, nor from uv.lock.", file=sys.stderr)
        print(
            "Try:   apt install python3-venv, or https://docs.astral.sh/uv/, then make setup", file=sys.stderr
        )
        return 1
    environment = {
        **os.environ,
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_PROJECT_ENVIRONMENT": str(ROOT / (".venv-model" if "--model" in sys.argv else ".venv")),
    }
    environment.pop("VIRTUAL_ENV", None)
    command = [uv, "sync", "--frozen", "--python", sys.executable]
    if "--model" in sys.argv:  # what `make model` needs, apart from what Dateline runs with
        command += ["--no-default-groups", "--group", "model"]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def again_with_newer() -> int:
    """Run this file with a newer Python, if one is there under its own name."""
    for minor in (14, 13, 12, 11):
        found = shutil.which(f"python3.{minor}")
        if found and subprocess.run([found, "-c", ""], capture_output=True, check=False).returncode == 0:
            return subprocess.run([found, __file__, *sys.argv[1:]], check=False).returncode
    print(f"Error: Python 3.11 or newer is needed; this is {platform.python_version()}.", file=sys.stderr)
    print("Try:   apt install python3.11, or brew install python, then make setup", file=sys.stderr)
    return 1


def on_path() -> str | None:
    for found in (shutil.which("uv"), str(TOOLS / "bin" / "uv")):
        if found and works(found):
            return found
    return None


def with_pip() -> str | None:
    """uv by pip, in an environment of its own; None where Python came without pip."""
    made = subprocess.run([sys.executable, "-m", "venv", str(TOOLS)], capture_output=True, check=False)
    if made.returncode != 0:
        shutil.rmtree(TOOLS, ignore_errors=True)
        return None
    pip = [str(TOOLS / "bin" / "python"), "-m", "pip", "install", "--quiet", f"uv=={locked()['version']}"]
    if subprocess.run(pip, check=False).returncode != 0:
        return None
    return str(TOOLS / "bin" / "uv")


def from_lock() -> str | None:
    """uv from its wheel, as uv.lock names it and as its hash there says."""
    wheel = next((w for w in locked()["wheels"] if fits(w["url"].rsplit("/", 1)[-1])), None)
    if wheel is None:
        return None
    try:
        with urllib.request.urlopen(wheel["url"], timeout=60) as answer:  # noqa: S310  https, from the lock
            raw = answer.read()
    except OSError as error:
        print(f"{wheel['url']}: {error}", file=sys.stderr)
        return None
    if f"sha256:{hashlib.sha256(raw).hexdigest()}" != wheel["hash"]:
        print(f"{wheel['url']} is not what uv.lock says it is.", file=sys.stderr)
        return None
    target = TOOLS / "bin" / "uv"
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        name = next(n for n in packed.namelist() if n.endswith(".data/scripts/uv"))
        target.write_bytes(packed.read(name))
    target.chmod(0o755)
    return str(target) if works(str(target)) else None


def locked() -> dict[str, Any]:
    import tomllib  # not there before 3.11, where this file only looks for a newer Python

    packages = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]
    found: dict[str, Any] = next(package for package in packages if package["name"] == "uv")
    return found


def fits(wheel: str) -> bool:
    """Whether a wheel of uv is for this machine."""
    machine = {"arm64": "aarch64", "amd64": "x86_64"}.get(
        platform.machine().lower(), platform.machine().lower()
    )
    if sys.platform == "darwin":
        return "macosx" in wheel and ("arm64" if machine == "aarch64" else machine) in wheel
    libc = (
        "musllinux"
        if "musl" in platform.libc_ver()[0] or Path("/etc/alpine-release").exists()
        else "manylinux"
    )
    return libc in wheel and machine in wheel


def works(uv: str) -> bool:
    try:
        return subprocess.run([uv, "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
