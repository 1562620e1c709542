"""What may be said on the command line: the verbs, and what each of them takes."""

import argparse
import gettext
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, TypeAlias

from summitdesk import __version__, paths
from summitdesk.cli import UNUSABLE, output
from summitdesk.domain.catalogue import SHOWN_KINDS
from summitdesk.domain.citing.styles import STYLES
from summitdesk.domain.facets import FACETS
from summitdesk.domain.query import Order
from summitdesk.domain.unseen import HALVES
from summitdesk.i18n import DOMAIN, SOURCE_LANGUAGE, language, mark, tr
from summitdesk.paths import bundled_archive

_HALF_LETTERS = re.compile(f"[{HALVES}]")
"""What Python makes of bytes in an argument that are no text."""

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


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What the arguments say: ``verb``, and the options of that verb by name.

    Raises:
        SystemExit: with an exit code, once help or version is told, or what is wrong.
    """
    if language() != SOURCE_LANGUAGE:
        gettext.bindtextdomain(DOMAIN, str(paths.locale()))
        gettext.textdomain(DOMAIN)  # argparse asks there for its own words
    return _parser().parse_args(arguments)


class _Parser(argparse.ArgumentParser):
    """Tells what is wrong in one line, where argparse would print the whole usage."""

    def error(self, message: str) -> NoReturn:
        output.complain(tr("{what}; see {program} --help", what=message, program=self.prog))
        raise SystemExit(UNUSABLE)

    def _print_message(self, message: str, _file: object = None) -> None:
        # argparse itself swallows that the help cannot be written.
        output.say_text(message)


_Verbs: TypeAlias = "argparse._SubParsersAction[_Parser]"  # noqa: SLF001 - has no other name


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
    for add in (_add_find, _add_show, _add_history, _add_build, _add_verify):
        add(verbs)
    return parser


def _add_find(verbs: _Verbs) -> None:
    find = _verb(verbs, "find", tr("find records by words and facets"))
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


def _add_show(verbs: _Verbs) -> None:
    show = _verb(verbs, "show", tr("print one record whole"))
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


def _add_history(verbs: _Verbs) -> None:
    history = _verb(verbs, "history", tr("print the revisions of a record"))
    history.add_argument("uid", type=_words, metavar="UID")
    _archive_options(history)


def _add_build(verbs: _Verbs) -> None:
    build = _verb(verbs, "build", tr("build an archive from its text sources"))
    build.add_argument("source", type=_path, metavar=tr("SOURCE_DIR"))
    build.add_argument("-o", dest="output", type=_path, required=True, metavar=tr("ARCHIVE"))


def _add_verify(verbs: _Verbs) -> None:
    verify = _verb(verbs, "verify", tr("check that an archive is what was published"))
    verify.add_argument(
        "archive", type=_path, nargs="?", default=bundled_archive(), metavar=tr("ARCHIVE")
    )
    verify.add_argument("--json", action="store_true", help=tr("print JSON"))


def _verb(verbs: _Verbs, name: str, does: str) -> argparse.ArgumentParser:
    description = f"{does[:1].upper()}{does[1:]}."
    parser = verbs.add_parser(name, help=does, description=description, allow_abbrev=False)
    parser.set_defaults(verb=name)
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
