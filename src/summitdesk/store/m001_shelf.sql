-- The first tables of a person's shelf. Shelves carry them: never edit this file, add a step.
--
-- A record is named by its uid, whatever archive it stands in. It need not be in the open one.
-- Times are UTC to the microsecond, as text that sorts by time. The program splits this file at
-- semicolons, so there is none but at the end of a statement.

CREATE TABLE bookmark (
    record TEXT NOT NULL PRIMARY KEY,
    archive TEXT NOT NULL,
    created TEXT NOT NULL
) STRICT;

CREATE TABLE note (
    uid TEXT NOT NULL PRIMARY KEY,
    record TEXT NOT NULL,
    text TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL
) STRICT;

CREATE INDEX note_record ON note (record);

-- The greatest id was read last, even when the clock was set back meanwhile.
CREATE TABLE recent (
    id INTEGER NOT NULL PRIMARY KEY,
    record TEXT NOT NULL UNIQUE,
    read_at TEXT NOT NULL
) STRICT;

-- What a question is made of: "kinds" is a JSON list, "included" and "excluded" are JSON objects
-- of facets with lists of their values, "list_order" is the name of an order.
CREATE TABLE saved_search (
    uid TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    kinds TEXT NOT NULL,
    included TEXT NOT NULL,
    excluded TEXT NOT NULL,
    list_order TEXT NOT NULL,
    created TEXT NOT NULL
) STRICT;

-- What was typed into a form and not yet saved. "record" is empty for a record still to be made.
CREATE TABLE draft (
    uid TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    record TEXT,
    content TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL
) STRICT;
