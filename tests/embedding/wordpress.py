"""Debian's WordPress in a folder of its own, with a database of its own: nothing of the machine's.

`make hosts` installs the packages. The site is asked under `localhost`, ours under 127.0.0.1, so
that a browser takes each for a stranger to the other.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PACKAGED = Path("/usr/share/wordpress")
PHP = Path(__file__).with_name("php")
PLUGINS = "wp-content/mu-plugins"
SPOKEN = "zh_CN"  # the one language, beside English, whose words are copied


@dataclass(frozen=True)
class WordPress:
    """A running site: its address, its folder, and what its PHP is told."""

    base: str
    folder: Path
    told: Mapping[str, str]

    def php(self, file: str, given: str = "") -> str:
        """Run one of our files in the site; what it says."""
        done = subprocess.run(
            ["php", PHP / file],
            cwd=self.folder,
            env={**os.environ, **self.told},
            input=given,
            capture_output=True,
            text=True,
            timeout=240,
        )
        assert done.returncode == 0 and not done.stderr, done.stdout + done.stderr
        return done.stdout

    def saved(self, posts: Mapping[str, tuple[str, str]]) -> dict[str, int]:
        """Posts by name, each of a role and a content; their numbers."""
        given = {name: {"role": role, "content": text} for name, (role, text) in posts.items()}
        numbers: dict[str, int] = json.loads(self.php("posts.php", json.dumps(given)))
        return numbers

    def plugin(self, text: str) -> None:
        """Put our file where the page for editors says; "" takes it away."""
        file = self.folder / PLUGINS / "repaywise.php"
        file.write_text(text)


@contextlib.contextmanager
def running(command: list[str], log: Path, more: Mapping[str, str]) -> Iterator[None]:
    """A program until the block ends."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, env={**os.environ, **more}
        )
    try:
        yield
        assert process.poll() is None, log.read_text(errors="replace")
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def database(folder: Path) -> Iterator[Path]:
    """MariaDB on a socket in the folder: no port, no service, no password."""
    at, first = folder / "socket", folder / "first.sql"
    first.write_text("CREATE DATABASE IF NOT EXISTS wordpress;\n")
    common = ["--no-defaults", f"--datadir={folder / 'data'}", f"--user={getpass.getuser()}"]
    made = ["mariadb-install-db", *common, "--skip-test-db"]
    made += ["--auth-root-authentication-method=normal"]
    subprocess.run(made, check=True, capture_output=True, timeout=240)
    asked = [f"--socket={at}", "--skip-networking", "--skip-grant-tables", f"--init-file={first}"]
    asked += [f"--pid-file={folder / 'pid'}", "--innodb-flush-log-at-trx-commit=0"]
    with running(["/usr/sbin/mariadbd", *common, *asked], folder / "database.log", {}):
        answers(socket.AF_UNIX, str(at), folder / "database.log")
        yield at


def answers(family: socket.AddressFamily, at: str | tuple[str, int], log: Path) -> None:
    """Wait until somebody listens there."""
    for _ in range(600):
        with socket.socket(family) as probe, contextlib.suppress(OSError):
            probe.connect(at)
            return
        time.sleep(0.1)
    raise AssertionError(log.read_text(errors="replace"))


def laid_out(folder: Path) -> None:
    """The files of the package, as an editor's host has them, with our settings."""

    def others(at: str, names: list[str]) -> list[str]:
        here = Path(at)
        return [
            one
            for one in names
            if "languages" in here.parts and (here / one).is_file() and SPOKEN not in one
        ]

    shutil.copytree(PACKAGED, folder, ignore=others, ignore_dangling_symlinks=True)
    (folder / PLUGINS).mkdir(parents=True, exist_ok=True)
    (folder / "wp-config.php").unlink(missing_ok=True)
    shutil.copy(PHP / "wp-config.php", folder)
    shutil.copy(PHP / "only-here.php", folder / PLUGINS)


@contextlib.contextmanager
def wordpress(folder: Path, port: int, ours: int) -> Iterator[WordPress]:
    """The site, installed and served on a port, which may ask our server on another."""
    with database(folder) as at:
        home = f"http://localhost:{port}"
        told = {"SITE_SOCKET": str(at), "SITE_HOME": home, "OUR_PORT": str(ours)}
        site = WordPress(home, folder / "site", told)
        laid_out(site.folder)
        site.php("install.php")
        # Without its cache PHP reads a file that was changed at once.
        served = ["php", "-d", "opcache.enable=0", "-S", f"127.0.0.1:{port}"]
        served += ["-t", str(site.folder)]
        with running(served, folder / "php.log", told):
            answers(socket.AF_INET, ("127.0.0.1", port), folder / "php.log")
            yield site
