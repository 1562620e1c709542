"""The command line: the archive's other door. It knows no Qt.

Exit codes: 0 done; 1 nothing found, or a check failed; 2 wrong usage, or an unusable file.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from summitdesk import __version__
from summitdesk.archive.answers import facets_answer, item_answer, record_answer
from summitdesk.archive.archive import Archive
from summitdesk.domain.catalogue import SHOWN_KINDS
from summitdesk.domain.errors import ArchiveError
from summitdesk.domain.facets import FACETS
from summitdesk.domain.query import Query
from summitdesk.paths import bundled_archive

DONE = 0
NOTHING_FOUND = 1
UNUSABLE = 2

VERBS = ("find", "show", "history", "build", "verify")


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say; errors are one plain line on stderr.

    Returns:
        The exit code.
    """
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as leaving:
        return int(leaving.code or DONE)
    verb: Callable[[argparse.Namespace], int] = options.verb
    try:
        return verb(options)
    except ArchiveError as error:
        print(f"summitdesk: {error}", file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:
        # Whoever read us has seen enough; nothing more may be flushed into the closed pipe.
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - open until the program ends
        return DONE


def _find(options: argparse.Namespace) -> int:
    query = Query.of(
        options.query,
        kinds=[options.kind] if options.kind else SHOWN_KINDS,
        included=_by_facet(options.include),
        excluded=_by_facet(options.exclude),
    )
    archive = Archive.open(options.archive)
    results = archive.find(query)
    shown = results.ids if options.limit is None else results.ids[: options.limit]
    rows = [row for row in archive.rows(shown) if row is not None]
    if options.json:
        items = [item_answer(archive, row, query.text) for row in rows]
        answer: dict[str, object] = {"query": query.text, "total": results.total, "items": items}
        if options.facets:
            answer["facets"] = facets_answer(archive.facets(query))
        _print_json(answer)
    else:
        _print(f"{results.total:,} found")
        for row in rows:
            low = "  [low confidence]" if row.confidence.casefold() == "low" else ""
            _print("\t".join((row.uid, row.date, row.kind, f"{row.title}{low}")))
        if options.facets:
            for facet, values in archive.facets(query).items():
                for value in values:
                    _print("\t".join((facet, value.value, value.label, str(value.count))))
    archive.close()
    return DONE if results.total else NOTHING_FOUND


def _show(options: argparse.Namespace) -> int:
    archive = Archive.open(options.archive)
    view = archive.view(options.uid)
    archive.close()
    if view is None:
        return _no_such_record(options)
    answer = record_answer(view)
    if options.json:
        _print_json(answer)
    else:
        _print_outline(answer)
    return DONE


def _history(options: argparse.Namespace) -> int:
    archive = Archive.open(options.archive)
    revisions = archive.history(options.uid)
    archive.close()
    if not revisions:
        return _no_such_record(options)
    if options.json:
        _print_json([asdict(revision) for revision in revisions])
    else:
        for each in revisions:
            _print("\t".join((str(each.number), each.time, each.author, each.origin, each.note)))
    return DONE


def _build(options: argparse.Namespace) -> int:
    # Building needs the schema's migrations and YAML: 0.2 s that no other verb should pay.
    from summitdesk.archive.build import build

    records = build(options.source, options.output)
    _print(f"{options.output}: {records:,} records")
    return DONE


def _verify(options: argparse.Namespace) -> int:
    from summitdesk.archive.verify import verify

    found = verify(options.archive)
    if options.json:
        _print_json({"archive": str(options.archive), "damage": [asdict(each) for each in found]})
    else:
        for each in found:
            _print(str(each))
        _print(f"{options.archive}: {f'{len(found):,} things amiss' if found else 'all is well'}")
    return NOTHING_FOUND if found else DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="summitdesk",
        description="A desktop archive of diplomacy. Without a verb the window opens: "
        "summitdesk [ARCHIVE].",
        epilog="Exit codes: 0 done; 1 nothing found or a check failed; 2 wrong usage or an "
        "unusable file; 3 the window cannot start here.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"summitdesk {__version__}")
    verbs = parser.add_subparsers(metavar="VERB", required=True)

    find = _verb(verbs, "find", _find, "find records by words and facets")
    find.add_argument("query", metavar="QUERY", help="words; “quoted words” exactly; '' for all")
    find.add_argument("--kind", choices=SHOWN_KINDS, help="find only records of this kind")
    find.add_argument("--limit", type=_count, metavar="N", help="print at most N records")
    find.add_argument("--facets", action="store_true", help="count the values of each facet")
    for option, does in (("--include", "find only"), ("--exclude", "leave out")):
        find.add_argument(
            option,
            type=_choice,
            action="append",
            default=[],
            metavar="FACET=VALUE",
            help=f"{does} records with this value; may be repeated",
        )
    _archive_options(find)

    show = _verb(verbs, "show", _show, "print one record whole")
    show.add_argument("uid", metavar="UID")
    _archive_options(show)

    history = _verb(verbs, "history", _history, "print the revisions of a record")
    history.add_argument("uid", metavar="UID")
    _archive_options(history)

    build = _verb(verbs, "build", _build, "build an archive from its text sources")
    build.add_argument("source", type=Path, metavar="SOURCE_DIR")
    build.add_argument("-o", dest="output", type=Path, required=True, metavar="ARCHIVE")

    verify = _verb(verbs, "verify", _verify, "check that an archive is what was published")
    verify.add_argument(
        "archive", type=Path, nargs="?", default=bundled_archive(), metavar="ARCHIVE"
    )
    verify.add_argument("--json", action="store_true", help="print JSON")
    return parser


def _verb(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    function: Callable[[argparse.Namespace], int],
    does: str,
) -> argparse.ArgumentParser:
    parser = verbs.add_parser(name, help=does, description=f"{does.capitalize()}.")
    parser.set_defaults(verb=function)
    return parser


def _archive_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--archive",
        type=Path,
        default=bundled_archive(),
        metavar="A",
        help="another archive than the bundled one",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text} is not a number of records")
    return int(text)


def _choice(text: str) -> tuple[str, str]:
    facet, equals, value = text.partition("=")
    if not equals or facet not in FACETS:
        raise argparse.ArgumentTypeError(f"{text} is not FACET=VALUE; facets: {', '.join(FACETS)}")
    return facet, value


def _by_facet(choices: list[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for facet, value in choices:
        found.setdefault(facet, []).append(value)
    return found


def _no_such_record(options: argparse.Namespace) -> int:
    print(f"summitdesk: {options.archive} holds no record {options.uid}.", file=sys.stderr)
    return NOTHING_FOUND


def _print_json(value: object) -> None:
    _print(json.dumps(value, ensure_ascii=False, indent=2))


def _print_outline(value: dict[str, object] | list[object], depth: int = 0) -> None:
    """Print an answer as indented lines, for people."""
    margin = "  " * depth
    pairs: Iterable[tuple[object, object]] = (
        value.items() if isinstance(value, dict) else enumerate(value, 1)
    )
    for name, each in pairs:
        if isinstance(each, (dict, list)):
            _print(f"{margin}{name}:")
            _print_outline(each, depth + 1)
        else:
            _print(f"{margin}{name}: {each}")


def _print(line: str) -> None:
    """Print a line; what the terminal's encoding or UTF-8 cannot carry is shown escaped."""
    encoding = sys.stdout.encoding or "utf-8"
    print(line.encode(encoding, "backslashreplace").decode(encoding))
