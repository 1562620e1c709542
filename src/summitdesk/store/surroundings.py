"""What a person must know of the place where a working archive lies, a sentence each."""

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

from summitdesk.i18n import mark, tr

_SYNCHRONISED = (
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("icloud", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("mobile documents", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("yandex.disk", "Yandex Disk"),
    ("yandexdisk", "Yandex Disk"),
    ("seafile", "Seafile"),
    ("syncthing", "Syncthing"),
)
"""How folders begin that a program copies to other computers, and that program."""

_SYNCHRONISED_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")

_REMOTE_SYSTEMS = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "afpfs", "webdav", "davfs", "ceph")
)
_MOUNTS = Path("/proc/self/mounts")

_ON_A_SHARE = mark(
    "This archive lies on a network share, where a broken connection can damage it and two people "
    "may write it at once: keep it on this computer, and a copy there."
)
_IN_A_SYNCHRONISED_FOLDER = mark(
    "This archive lies in a folder of {program}, which may copy it half-written or bring an old "
    "one back: keep it in another folder, and a copy there."
)


def place_notices(
    path: Path, *, mounts: str | None = None, environment: Mapping[str, str] = os.environ
) -> tuple[str, ...]:
    """What is risky about the place of a working archive; usually nothing.

    Args:
        path: the file of the archive.
        mounts: what is mounted where, in the form of Linux; by default as the system says.
        environment: the variables in which a synchronising program names its folder.
    """
    itself = Path(os.path.realpath(path))
    return tuple(_notices(itself, _mounts() if mounts is None else mounts, environment))


def _notices(path: Path, mounts: str, environment: Mapping[str, str]) -> Iterator[str]:
    system = _system_of(path, mounts)
    if str(path).startswith(("\\\\", "//")) or system in _REMOTE_SYSTEMS or "sshfs" in system:
        yield tr(_ON_A_SHARE)
    if program := _synchronised_by(path, environment):
        yield tr(_IN_A_SYNCHRONISED_FOLDER, program=program)


def _synchronised_by(path: Path, environment: Mapping[str, str]) -> str:
    for name in _SYNCHRONISED_VARIABLES:
        if (folder := environment.get(name)) and PurePath(folder) in path.parents:
            return "OneDrive"
    for part in path.parent.parts:
        for beginning, program in _SYNCHRONISED:
            if part.lower().startswith(beginning):
                return program
    return ""


def _system_of(path: Path, mounts: str) -> str:
    """The kind of file system a path lies on; empty when that is not known."""
    found, system = -1, ""
    for line in mounts.splitlines():
        match line.split():
            case [_device, point, kind, *_]:
                # Blanks in names are written as octal escapes.
                plain = point.replace("\\040", " ").replace("\\011", "\t")
                if len(plain) > found and (path == Path(plain) or Path(plain) in path.parents):
                    found, system = len(plain), kind
    return system


def _mounts() -> str:
    if sys.platform != "linux":
        return ""
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
