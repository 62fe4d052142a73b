"""All files of a folder as they were at one moment, and the hash that names this moment."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from loaders.catalogue import CATALOGUE
from loaders.problems import Finding, found

ATTEMPTS = 5
PAUSE_SECONDS = 0.2

ReadBytes = Callable[[Path], bytes]


@dataclass(frozen=True, slots=True)
class Files:
    """``content`` maps each path, relative to the folder and with slashes, to its bytes.

    ``content_hash`` is the SHA-256, in hexadecimal, over the paths and bytes in the order of the paths.
    """

    content: Mapping[str, bytes]
    content_hash: str
    findings: tuple[Finding, ...]


def read_files(folder: Path, names: Iterable[str], read_bytes: ReadBytes = Path.read_bytes) -> Files:
    """Read the named files of ``folder`` so that all of them belong to one moment.

    1. The state of every file (device, inode, size, times) is taken before and after all of them are read.
    2. If one differs, everything is read again, five times at most; then ``file-changing`` is reported.
    3. Missing files and files the system refuses to hand out are reported, the others are still read, so that a
       curator sees all faults at once.
    """
    wanted = sorted(names)
    findings: list[Finding] = []
    paths: dict[str, Path] = {}
    for name in wanted:
        pure = PurePosixPath(name)
        if pure.is_absolute() or ".." in pure.parts:
            findings.append(found(CATALOGUE["file-outside"], name))
        else:
            paths[name] = folder / name
    for attempt in range(ATTEMPTS):
        if attempt:
            time.sleep(PAUSE_SECONDS)
        before = _states(paths)
        content, troubles = _read_all(paths, read_bytes)
        after = _states(paths)
        if before == after:
            return Files(content, hash_content(content), (*findings, *troubles))
    changing = [name for name in paths if before[name] != after[name]]
    findings.extend(found(CATALOGUE["file-changing"], name) for name in changing)
    kept = {name: data for name, data in content.items() if name not in changing}
    return Files(kept, hash_content(kept), (*findings, *troubles))


def hash_content(content: Mapping[str, bytes]) -> str:
    """The SHA-256 over paths and bytes, each preceded by its length, so that no two contents run into one another."""
    digest = hashlib.sha256()
    for name in sorted(content):
        for part in (name.encode(), content[name]):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()


def _states(paths: Mapping[str, Path]) -> dict[str, tuple[int, ...] | None]:
    states: dict[str, tuple[int, ...] | None] = {}
    for name, path in paths.items():
        try:
            state = path.stat()
            states[name] = (state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
        except OSError:
            states[name] = None
    return states


def _read_all(paths: Mapping[str, Path], read_bytes: ReadBytes) -> tuple[dict[str, bytes], list[Finding]]:
    content: dict[str, bytes] = {}
    findings: list[Finding] = []
    for name, path in paths.items():
        try:
            content[name] = read_bytes(path)
        except FileNotFoundError:
            findings.append(found(CATALOGUE["file-missing"], name))
        except OSError as error:
            findings.append(found(CATALOGUE["file-unreadable"], name, why=error.strerror or type(error).__name__))
    return content, findings
