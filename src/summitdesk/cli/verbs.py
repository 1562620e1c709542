"""The verbs of the command line: what each takes, asks the archive and prints.

Exit codes: 0 done; 1 nothing found, or a check failed; 2 wrong usage, or an unusable file.
"""

import argparse
import gettext
import re
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

from summitdesk import __version__
from summitdesk.archive.answers import facets_answer, item_answer, record_answer
from summitdesk.archive.archive import Archive
from summitdesk.archive.citables import cite
from summitdesk.archive.taking import as_markdown, as_text
from summitdesk.cli import output
from summitdesk.domain.catalogue import SHOWN_KINDS
from summitdesk.domain.citing.styles import STYLES
from summitdesk.domain.errors import ArchiveError, ProblemsError
from summitdesk.domain.facets import FACETS
from summitdesk.domain.query import Order, Query
from summitdesk.domain.unseen import HALVES
from summitdesk.domain.view import View
from summitdesk.i18n import DOMAIN, SOURCE_LANGUAGE, language, mark, tr, trn
from summitdesk.paths import bundled_archive, locale

DONE = 0
NOTHING_FOUND = 1
UNUSABLE = 2
INTERRUPTED = 130

_HALF_LETTERS = re.compile(f"[{HALVES}]")
"""What Python makes of bytes in an argument that are no text."""


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say; errors are one plain line on stderr.

    Returns:
        The exit code.
    """
    output.prepare()
    try:
        code = _run(arguments)
        output.finish()
    except ProblemsError as error:
        for problem in error.problems:
            output.complain(str(problem))
        return UNUSABLE
    except ArchiveError as error:
        output.complain(str(error))
        output.give_up()
        return UNUSABLE
    except BrokenPipeError:
        output.give_up()
        return DONE
    except KeyboardInterrupt:
        output.give_up()
        return INTERRUPTED
    return code


def _run(arguments: Sequence[str]) -> int:
    if language() != SOURCE_LANGUAGE:
        gettext.bindtextdomain(DOMAIN, str(locale()))
        gettext.textdomain(DOMAIN)  # argparse asks there for its own words
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as leaving:
        return int(leaving.code or DONE)
    verb: Callable[[argparse.Namespace], int] = options.verb
    return verb(options)


def _find(options: argparse.Namespace) -> int:
    query = Query.of(
        options.query,
        kinds=[options.kind] if options.kind else SHOWN_KINDS,
        included=_by_facet(options.include),
        excluded=_by_facet(options.exclude),
        order=Order(options.order),
    )
    with closing(_opened(options.archive)) as archive:
        results = archive.find(query)
        shown = results.ids if options.limit is None else results.ids[: options.limit]
        rows = [row for row in archive.rows(shown) if row is not None]
        facets = archive.facets(query) if options.facets else None
        if options.json:
            items = [item_answer(archive, row, query.text) for row in rows]
            answer = {"query": query.text, "total": results.total, "items": items}
            output.say_json(answer | ({} if facets is None else {"facets": facets_answer(facets)}))
            return DONE if results.total else NOTHING_FOUND
    output.say(tr("{count} found", count=results.total))
    for row in rows:
        output.say(row.uid, row.date, row.kind, output.marked(row.title, is_low=row.is_low))
    for facet, values in (facets or {}).items():
        for value in values:
            output.say(facet, value.value, value.label, str(value.count))
    return DONE if results.total else NOTHING_FOUND


def _show(options: argparse.Namespace) -> int:
    if options.as_of:
        if options.text or options.markdown or options.cite:
            raise ArchiveError(tr("--as-of prints a record plainly or, with --json, as JSON."))
        return _show_past(options)
    with closing(_opened(options.archive)) as archive:
        view = archive.view(options.uid)
        taken = _taken(archive, view, options) if view else None
    if view is None:
        return _no_such_record(options)
    if taken is not None:
        output.say_text(taken)
        return DONE
    answer = record_answer(view)
    if options.json:
        output.say_json(answer)
    else:
        output.say_outline(answer)
    return DONE


def _show_past(options: argparse.Namespace) -> int:
    from summitdesk.cli.past import show_as_of  # reads dates: 0.1 s that no other verb should pay

    with closing(_opened(options.archive)) as archive:
        if show_as_of(archive, options):
            return DONE
    sentence = tr(
        "{archive} held no record {uid} on {date}.",
        archive=options.archive,
        uid=options.uid,
        date=options.as_of,
    )
    output.complain(sentence)
    return NOTHING_FOUND


def _opened(path: Path) -> Archive:
    """The archive; what a person must know of how it was opened is said at once."""
    archive = Archive.open(path)
    for notice in archive.notices:
        output.complain(notice)
    return archive


def _taken(archive: Archive, view: View, options: argparse.Namespace) -> str | None:
    """The record in a form to take away, if one was asked for."""
    if options.cite:
        return cite(archive, view.aggregate, STYLES[options.cite])
    if options.text:
        return as_text(archive, [view])
    return as_markdown(archive, [view]) if options.markdown else None


def _history(options: argparse.Namespace) -> int:
    from summitdesk.cli.past import show_history

    with closing(_opened(options.archive)) as archive:
        return DONE if show_history(archive, options) else _no_such_record(options)


def _build(options: argparse.Namespace) -> int:
    # Building needs the schema's migrations and YAML: 0.2 s that no other verb should pay.
    from summitdesk.archive.build import build

    records = build(options.source, options.output)
    told = trn("{archive}: {n} record", "{archive}: {n} records", records, archive=options.output)
    output.say(told)
    return DONE


def _verify(options: argparse.Namespace) -> int:
    from summitdesk.archive.verify import verify

    found = verify(options.archive)
    if options.json:
        damage = [asdict(each) for each in found]
        output.say_json({"archive": str(options.archive), "damage": damage})
    else:
        for each in found:
            output.say(str(each))
        output.say(_verdict(options.archive, len(found)))
    return NOTHING_FOUND if found else DONE


def _verdict(archive: Path, amiss: int) -> str:
    if not amiss:
        return tr("{archive}: all is well", archive=archive)
    return trn("{archive}: {n} thing amiss", "{archive}: {n} things amiss", amiss, archive=archive)


_OF_ARGPARSE = (
    *(mark("usage: "), mark("options"), mark("positional arguments")),
    *(mark("show this help message and exit"), mark("show program's version number and exit")),
    mark("the following arguments are required: %s"),
    mark("unrecognized arguments: %s"),
    mark("expected one argument"),
    mark("argument %(argument_name)s: %(message)s"),
    mark("not allowed with argument %s"),
    mark("invalid choice: %(value)r (choose from %(choices)s)"),
)
"""What argparse says in our name: it asks `gettext`, which is told of our catalogue."""


class _Parser(argparse.ArgumentParser):
    """Tells what is wrong in one line, where argparse would print the whole usage."""

    def error(self, message: str) -> NoReturn:
        output.complain(tr("{what}; see {program} --help", what=message, program=self.prog))
        raise SystemExit(UNUSABLE)

    def _print_message(self, message: str, _file: object = None) -> None:
        # argparse itself swallows that the help cannot be written.
        output.say_text(message)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="summitdesk",
        description=tr(
            "A desktop archive of diplomacy. Without a verb the window opens: summitdesk [ARCHIVE]."
        ),
        epilog=tr(
            "Exit codes: 0 done; 1 nothing found or a check failed; 2 wrong usage or an unusable "
            "file; 3 the window cannot start here."
        ),
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"summitdesk {__version__}")
    verbs = parser.add_subparsers(metavar=tr("VERB"), required=True)

    find = _verb(verbs, "find", _find, tr("find records by words and facets"))
    find.add_argument(
        "query",
        type=_words,
        metavar=tr("QUERY"),
        help=tr("words; “quoted words” exactly; '' for all"),
    )
    find.add_argument("--kind", choices=SHOWN_KINDS, help=tr("find only records of this kind"))
    find.add_argument(
        "--order",
        choices=[str(order) for order in Order],
        default=str(Order.NEWEST),
        help=tr("which records come first; without it, kind by kind, the newest"),
    )
    find.add_argument("--limit", type=_count, metavar="N", help=tr("print at most N records"))
    find.add_argument("--facets", action="store_true", help=tr("count the values of each facet"))
    choices = {
        "--include": tr("find only records with this value; may be repeated"),
        "--exclude": tr("leave out records with this value; may be repeated"),
    }
    for option, does in choices.items():
        find.add_argument(
            option,
            type=_choice,
            action="append",
            default=[],
            metavar=tr("FACET=VALUE"),
            help=does,
        )
    _archive_options(find)

    show = _verb(verbs, "show", _show, tr("print one record whole"))
    show.add_argument("uid", type=_words, metavar="UID")
    form = show.add_mutually_exclusive_group()
    form.add_argument("--text", action="store_true", help=tr("print it as a page of plain text"))
    form.add_argument("--markdown", action="store_true", help=tr("print it as a page of Markdown"))
    form.add_argument(
        "--cite",
        choices=STYLES,
        metavar=tr("STYLE"),
        help=tr("print its citation: {styles}", styles=", ".join(STYLES)),
    )
    show.add_argument(
        "--as-of",
        type=_date,
        metavar=tr("DATE"),
        help=tr("print it as it was at the end of that day, month or year: 2026-03-17"),
    )
    _archive_options(show, form)

    history = _verb(verbs, "history", _history, tr("print the revisions of a record"))
    history.add_argument("uid", type=_words, metavar="UID")
    _archive_options(history)

    build = _verb(verbs, "build", _build, tr("build an archive from its text sources"))
    build.add_argument("source", type=_path, metavar=tr("SOURCE_DIR"))
    build.add_argument("-o", dest="output", type=_path, required=True, metavar=tr("ARCHIVE"))

    verify = _verb(verbs, "verify", _verify, tr("check that an archive is what was published"))
    verify.add_argument(
        "archive", type=_path, nargs="?", default=bundled_archive(), metavar=tr("ARCHIVE")
    )
    verify.add_argument("--json", action="store_true", help=tr("print JSON"))
    return parser


def _verb(
    verbs: "argparse._SubParsersAction[_Parser]",
    name: str,
    function: Callable[[argparse.Namespace], int],
    does: str,
) -> argparse.ArgumentParser:
    description = f"{does[:1].upper()}{does[1:]}."
    parser = verbs.add_parser(name, help=does, description=description, allow_abbrev=False)
    parser.set_defaults(verb=function)
    return parser


def _archive_options(
    parser: argparse.ArgumentParser, form: "argparse._ActionsContainer | None" = None
) -> None:
    parser.add_argument(
        "--archive",
        type=_path,
        default=bundled_archive(),
        metavar="A",
        help=tr("another archive than the bundled one"),
    )
    (form or parser).add_argument("--json", action="store_true", help=tr("print JSON"))


def _path(text: str) -> Path:
    if not text:  # a script's variable that was not set: the folder one is in is not meant
        raise argparse.ArgumentTypeError(tr("its name is empty; name a file or folder"))
    return Path(text)


def _words(text: str) -> str:
    return _HALF_LETTERS.sub("\ufffd", text)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(tr("{text} is not a number of records", text=text))
    # Python refuses to read thousands of digits; twenty count more than any archive holds.
    return int(text.lstrip("0")[:20] or 0)


def _date(text: str) -> str:
    from summitdesk.domain.dates import bounds

    try:
        bounds(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return text


def _choice(text: str) -> tuple[str, str]:
    facet, equals, value = text.partition("=")
    if not equals or facet not in FACETS:
        facets = ", ".join(FACETS)
        raise argparse.ArgumentTypeError(
            tr("{text} is not FACET=VALUE; facets: {facets}", text=text, facets=facets)
        )
    return facet, _words(value)


def _by_facet(choices: list[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for facet, value in choices:
        found.setdefault(facet, []).append(value)
    return found


def _no_such_record(options: argparse.Namespace) -> int:
    output.complain(
        tr("{archive} holds no record {uid}.", archive=options.archive, uid=options.uid)
    )
    return NOTHING_FOUND
