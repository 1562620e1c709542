"""The verbs of the command line: what each asks the archive and prints."""

import argparse
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from summitdesk.archive.answers import facets_answer, item_answer, record_answer
from summitdesk.archive.archive import Archive
from summitdesk.archive.citables import cite
from summitdesk.archive.taking import as_markdown, as_text
from summitdesk.cli import DONE, INTERRUPTED, NOTHING_FOUND, UNUSABLE, output
from summitdesk.cli.arguments import parse
from summitdesk.domain.catalogue import SHOWN_KINDS
from summitdesk.domain.citing.styles import STYLES
from summitdesk.domain.errors import ArchiveError, ProblemsError
from summitdesk.domain.query import Order, Query
from summitdesk.domain.view import View
from summitdesk.i18n import tr, trn


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
    try:
        options = parse(arguments)
    except SystemExit as leaving:
        return int(leaving.code or DONE)
    return _VERBS[options.verb](options)


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


_VERBS: dict[str, Callable[[argparse.Namespace], int]] = {
    "find": _find,
    "show": _show,
    "history": _history,
    "build": _build,
    "verify": _verify,
}
