"""The documents are true: the map names every module, README's lines are the ones CI runs."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from summitdesk import __version__, cli

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "summitdesk"

# Where a home lies, a package index answers, or somebody's own folder stands.
STRANGERS = re.compile(
    r"(?<![\w.:/~-])/(home|Users|root|work)/\w|[A-Z]:\\\\?Users|pythonhos" + r"ted|pypi\.(org|io)"
)

MADE = re.compile(r"^(\.git|\.venv.*|build|dist|__pycache__|\..*_cache|\.hypothesis|.*\.egg-info)$")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def modules_there_are() -> set[str]:
    modules = {path for path in SOURCE.rglob("*.py") if path.name != "__init__.py"}
    tools = {path for path in (ROOT / "tools").iterdir() if path.is_file()}
    return {path.relative_to(SOURCE).as_posix() for path in modules} | {
        path.relative_to(ROOT).as_posix() for path in tools
    }


def modules_on_the_map() -> list[str]:
    (tree,) = blocks(read("ARCHITECTURE.md"), "text")
    return re.findall(r"^(\S+)  +\S", tree, re.MULTILINE)


def test_the_map_names_every_module_and_tool_once() -> None:
    named = modules_on_the_map()

    assert sorted(named) == sorted(modules_there_are())


def test_the_map_stays_a_map() -> None:
    words_around_it = re.sub(r"^```text\n.*?^```$", "", read("ARCHITECTURE.md"), flags=re.M | re.S)

    assert len(words_around_it.splitlines()) <= 110


def test_readme_opens_with_a_picture_and_the_two_lines_that_ci_runs() -> None:
    readme = read("README.md")
    runs = read(".ci/run")

    opening, testing = blocks(readme, "sh")

    assert re.match(r"!\[[^\]]+\]\(docs/window-light\.png\)", readme)
    assert opening == "sh tools/prepare && .venv/bin/summitdesk\n"
    assert testing == "sh tools/prepare --tests && .venv/bin/python -m pytest\n"
    assert opening in runs
    assert testing in runs


def test_every_link_between_the_documents_leads_somewhere() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md"):
        links = re.findall(r"\]\((?!https?://)([^)#]+)\)", read(name))
        assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("verb", cli.VERBS)
def test_every_verb_explains_itself(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([verb, "--help"]) == 0
    assert f"usage: summitdesk {verb}" in capsys.readouterr().out


def test_the_verbs_named_are_all_the_verbs_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["none", "such"]) == cli.UNUSABLE

    _mistake, _, offered = capsys.readouterr().err.partition("choose from ")
    assert re.findall(r"\w+", offered.partition(")")[0]) == list(cli.VERBS)


def test_readme_lists_every_verb() -> None:
    listed = re.findall(r"^\| `summitdesk (\w+)", read("README.md"), re.MULTILINE)

    assert sorted(listed) == sorted(cli.VERBS)


def test_the_program_tells_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert __version__ in capsys.readouterr().out


def test_no_file_names_a_machine_or_a_package_index() -> None:
    found = [f"{path}: {line.strip()[:120]}" for path, line in lines() if STRANGERS.search(line)]

    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "cd /home/" + "someone/summitdesk",
        "python = '/work/" + "main/.venv/bin/python'",
        "--index-url https://pypi" + ".org/simple",
        "C:" + r"\Users\someone",
    ],
)
def test_a_planted_path_is_caught(line: str) -> None:
    assert STRANGERS.search(line)


def lines() -> Iterator[tuple[str, str]]:
    """Yield every line of every file of ours that is text."""
    for name in names():
        if (ROOT / name).is_file():
            text = (ROOT / name).read_bytes().decode(errors="ignore")
            yield from ((name, line) for line in text.splitlines())


def names() -> Iterator[str]:
    """Yield the tracked files, or, where there is no git, all that no tool made."""
    ask = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
    if (ROOT / ".git").exists() and shutil.which("git"):
        listed = subprocess.run(ask, cwd=ROOT, capture_output=True, check=True)
        yield from map(os.fsdecode, filter(None, listed.stdout.split(b"\0")))
        return
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if not MADE.search(name)]
        yield from (os.path.relpath(os.path.join(folder, name), ROOT) for name in files)
