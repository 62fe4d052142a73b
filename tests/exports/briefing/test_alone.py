"""Every file is made by the server alone: no browser, no other program, no network."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from exports.briefing.kit import FILES
from i18n import LANGUAGES

ROOT = Path(__file__).resolve().parents[3]
# An event of the interpreter that comes before each of these things is done; what it refuses is not done.
REFUSE = """
import json, sys
from tests.analysis.making import load_record
from exports.briefing.asked import Asked
from exports.briefing.kit import FILES

REACHES_OUT = ("socket.connect", "socket.getaddrinfo", "socket.bind", "subprocess.Popen",
               "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.system")

def refuse(event, arguments):
    if event in REACHES_OUT:
        raise PermissionError(f"{event} {arguments!r:.200}")

dataset = load_record()
asked, unknown = Asked.from_query({"case": ["2017-11-shenyang-ten"], "into": sys.argv[1:]}, dataset)
assert unknown == (), unknown
sys.addaudithook(refuse)
refused = []
import socket, subprocess
for reach in (lambda: socket.create_connection(("127.0.0.1", 9)), lambda: subprocess.run(["true"])):
    try:
        reach()
    except PermissionError as error:
        refused.append(str(error).split()[0])
made = {path: len(file.make(dataset, asked, "https://record.example")) for path, file in FILES.items()}
print(json.dumps({"refused": refused, "made": made}))
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_are_made_without_another_program_and_without_the_network(language: str) -> None:
    command = [sys.executable, "-c", REFUSE, language]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["refused"] == ["socket.getaddrinfo", "subprocess.Popen"], "the refusal itself works"
    assert set(told["made"]) == set(FILES)
    assert min(told["made"].values()) > 1000
