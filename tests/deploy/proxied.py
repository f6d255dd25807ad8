"""Debian's nginx with our own files, before processes of the app on this machine."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.conftest import ROOT, free_port

NAME = "localhost"
AROUND = """
pid {folder}/pid; error_log {folder}/errors warn; user root;
include /etc/nginx/modules-enabled/*.conf;
events {{ worker_connections 2000; }}
http {{
  access_log {folder}/access;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  include {folder}/repaywise-processes.conf; include {folder}/repaywise.conf;
}}
"""


@dataclass(frozen=True)
class Proxy:
    """A running nginx: where it answers, and where it logs."""

    port: int
    plain: int
    folder: Path

    @property
    def base(self) -> str:
        return f"https://{NAME}:{self.port}"

    def log(self) -> str:
        """What a real one would keep."""
        return (self.folder / "repaywise.log").read_text()

    def elsewhere(self) -> str:
        """What stands in the log that Debian's own nginx.conf opens."""
        return (self.folder / "access").read_text()

    def said(self) -> str:
        """What nginx itself complained of, at a level that a real one does not keep."""
        return (self.folder / "errors").read_text()


def certificate(folder: Path) -> None:
    """A certificate that we sign ourselves, for a day."""
    made = ("-out", folder / "fullchain.pem", "-keyout", folder / "privkey.pem")
    asked = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1")
    names = ("-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}")
    subprocess.run(
        ["openssl", "req", "-x509", *asked, *made, *names], check=True, capture_output=True
    )


def ours(
    folder: Path, ports: Sequence[int], port: int, plain: int, changes: Mapping[str, str]
) -> None:
    """Our files as an operator changes them: name, certificate, ports; IPv4 only, logs here."""
    for name in ("repaywise-processes.conf", "repaywise.conf"):
        text = (ROOT / "deploy" / "nginx" / name).read_text("utf-8")
        text = re.sub(r"\n *listen \[::\].*", "", text)
        for old, new in (
            ("listen 443", f"listen 127.0.0.1:{port}"),
            ("listen 80;", f"listen 127.0.0.1:{plain};"),
            ("help.example.cn", NAME),
            ("/etc/ssl/repaywise", str(folder)),
            ("/var/log/nginx/repaywise-error.log crit", f"{folder}/errors warn"),
            ("/var/log/nginx", str(folder)),
            ("/var/lib/nginx", str(folder)),
            *changes.items(),
            *((str(8501 + at), str(one)) for at, one in enumerate(ports)),
        ):
            text = text.replace(old, new)
        (folder / name).write_text(text, "utf-8")
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder))


@contextlib.contextmanager
def proxied(
    folder: Path, ports: Sequence[int], changes: Mapping[str, str] | None = None
) -> Iterator[Proxy]:
    """nginx before these two ports until the block ends."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if not program:
        pytest.fail("no nginx on this machine: run `make proxy`")
    proxy = Proxy(free_port(), free_port(), folder)
    certificate(folder)
    ours(folder, ports, proxy.port, proxy.plain, changes or {})
    command = [program, "-c", str(folder / "nginx.conf"), "-e", str(folder / "errors")]
    subprocess.run([*command, "-t"], check=True, capture_output=True, text=True)
    process = subprocess.Popen([*command, "-g", "daemon off;"])
    try:
        with httpx.Client(verify=trusted(folder), timeout=30) as http:
            for _ in range(100):
                with contextlib.suppress(httpx.TransportError):
                    http.get(f"{proxy.base}/healthz")
                    break
                time.sleep(0.1)
        yield proxy
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=10)


def trusted(folder: Path) -> ssl.SSLContext:
    """Who trusts our certificate and no other."""
    return ssl.create_default_context(cafile=str(folder / "fullchain.pem"))
