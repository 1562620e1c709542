-- What a working archive needs, which published ones carry empty. Never edit this file, add a step.
--
-- "working_copy" has one row in a working archive and none in an edition: the device that writes
-- it, and the sequence of its last revision, by which everybody sees that something was saved.
-- "previous" chains the revisions of one device: a gap shows, and so does a copied device. A
-- change set "undoes" another one; to redo is to undo the undoing. The content of a record that
-- was deleted is the JSON null.

CREATE TABLE working_copy (
    device TEXT NOT NULL PRIMARY KEY,
    made TEXT NOT NULL,
    sequence INTEGER NOT NULL
) STRICT;

ALTER TABLE revision ADD COLUMN previous TEXT;

ALTER TABLE change_set ADD COLUMN undoes TEXT;

CREATE UNIQUE INDEX revision_of_device ON revision(device, sequence) WHERE device IS NOT NULL;

CREATE INDEX revision_deleted ON revision(record) WHERE content = 'null';
