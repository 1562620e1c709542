"""What the verbs of the command line print of the past: a record on a date, its history."""

import argparse

from summitdesk.archive.archive import Archive
from summitdesk.archive.past import as_of
from summitdesk.archive.past_answers import changed_parts, history_answer, past_answer
from summitdesk.cli import output


def show_as_of(archive: Archive, options: argparse.Namespace) -> bool:
    """Print a record as it was on a date; whether it was there then."""
    record = as_of(archive, options.uid, options.as_of)
    if record is None:
        return False
    answer = past_answer(archive, record, options.as_of)
    if options.json:
        output.say_json(answer)
    else:
        output.say_outline(answer)
    return True


def show_history(archive: Archive, options: argparse.Namespace) -> bool:
    """Print the revisions of a record, each with what it changed; whether there are any."""
    revisions = archive.history(options.uid)
    answers = history_answer(archive, revisions)
    if options.json and revisions:
        output.say_json(answers)
        return True
    for each, answer in zip(revisions, answers, strict=True):
        changes = answer.get("changes", [])
        assert isinstance(changes, list)
        parts = ", ".join(dict.fromkeys(map(changed_parts, changes)))
        output.say(str(each.number), each.time, each.author, each.origin, each.note, parts)
    return bool(revisions)
