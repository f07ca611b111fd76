"""The commands on the page about accounts let colleagues in, over TLS, by the name they give."""

from __future__ import annotations

import http.client
import os
import re
import shlex
import shutil
import socket
import ssl
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.docs.test_docs import ROOT, blocks
from whence.store import Store

PAGE = ROOT / "docs" / "accounts.md"
LONG = "seven grey herons\n"
NAME = "desk.example.org"
OPENSSL = shutil.which("openssl")


@pytest.mark.skipif(OPENSSL is None, reason="no openssl is installed: TLS was not tried")
def test_the_commands_let_colleagues_in(tmp_path: Path) -> None:
    Store.create(tmp_path / "RECORD").close()
    request = f"req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN={NAME} -addext"
    files = ["-keyout", "key.pem", "-out", "cert.pem"]
    subprocess.run(
        [str(OPENSSL), *shlex.split(request), f"subjectAltName=DNS:{NAME}", *files],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    first, second, serve = blocks(PAGE, "sh")[0].splitlines()
    for command in (first, second):
        _run(f"{command.partition('#')[0]} --password-stdin", tmp_path).communicate(LONG)
    server = _run(f"{serve} --port 0", tmp_path)
    try:
        assert server.stdout is not None
        said = server.stdout.readline()
        found = re.search(r"Open https://0\.0\.0\.0:(\d+)/", said)
        assert found, said
        context = ssl.create_default_context(cafile=str(tmp_path / "cert.pem"))
        connection = http.client.HTTPSConnection("127.0.0.1", int(found[1]), context=context)
        connection.sock = context.wrap_socket(
            socket.create_connection(("127.0.0.1", int(found[1]))),
            server_hostname=NAME,
        )
        body = urlencode({"name": "bram", "password": LONG.strip()})
        headers = {"Host": NAME, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", "/login", body, headers)
        answer = connection.getresponse()
        assert answer.status == 303
        assert "secure" in answer.headers["set-cookie"].lower()
    finally:
        server.terminate()
        server.wait()


def _run(command: str, folder: Path) -> subprocess.Popen[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.Popen(
        shlex.split(command),
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PATH": path, "PYTHONUNBUFFERED": "1"},
    )
