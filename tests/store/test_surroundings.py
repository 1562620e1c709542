"""A person is told when a working archive lies where it can be damaged, and only then."""

from pathlib import Path

import pytest

from summitdesk.store.surroundings import place_notices

MOUNTS = r"""
proc /proc proc rw 0 0
/dev/sda1 / ext4 rw,relatime 0 0
server:/export /srv/share nfs4 rw 0 0
//server/office /mnt/the\040office cifs rw 0 0
desk@far:/ /mnt/far fuse.sshfs rw 0 0
/dev/sdb1 /srv/share/stick vfat rw 0 0
"""


@pytest.mark.parametrize(
    "path", ["/srv/share/a.summitdb", "/mnt/the office/deep/a.summitdb", "/mnt/far/a.summitdb"]
)
def test_a_network_share_is_named(path: str) -> None:
    (notice,) = place_notices(Path(path), mounts=MOUNTS, environment={})

    assert "network share" in notice


@pytest.mark.parametrize(
    ("path", "program"),
    [
        ("/var/aida/OneDrive - Ministry/a.summitdb", "OneDrive"),
        ("/var/aida/Dropbox (Personal)/archives/a.summitdb", "Dropbox"),
        ("/var/aida/Library/Mobile Documents/com~apple~CloudDocs/a.summitdb", "iCloud"),
        ("/var/aida/Nextcloud/a.summitdb", "Nextcloud"),
        ("/var/aida/Yandex.Disk/a.summitdb", "Yandex Disk"),
        ("/var/aida/renamed/a.summitdb", "OneDrive"),
    ],
)
def test_a_synchronised_folder_is_named_with_its_program(path: str, program: str) -> None:
    environment = {"OneDriveCommercial": "/var/aida/renamed"}

    (notice,) = place_notices(Path(path), mounts=MOUNTS, environment=environment)

    assert f"a folder of {program}" in notice


@pytest.mark.parametrize(
    "path",
    [
        "/var/aida/.local/share/summitdesk/working.summitdb",
        "/srv/share/stick/a.summitdb",
        "/srv/shared/a.summitdb",
        "/var/aida/dropbox.summitdb",
        "/var/aida/renamed.summitdb",
    ],
)
def test_of_any_other_place_nothing_is_said(path: str) -> None:
    environment = {"OneDrive": "/var/aida/renamed", "OneDriveConsumer": ""}

    assert place_notices(Path(path), mounts=MOUNTS, environment=environment) == ()


def test_where_mounts_are_not_known_nothing_is_guessed(tmp_path: Path) -> None:
    assert place_notices(tmp_path / "a.summitdb", mounts="", environment={}) == ()
