-- The first tables of an archive. Published archives carry them: never edit this file, add a step.
--
-- Every record has a row in "record" and one in the table of its kind; repeated parts have tables
-- of their own. References are uids, checked when a transaction ends; integer row ids are private
-- to a file and give the default order of lists. A date keeps its EDTF form; the first and the
-- last day it may mean stand beside it. A revision outlives its record. "search_index" and "facet_index" are derived from the rest.

CREATE TABLE archive_info (
    uid TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    edition TEXT NOT NULL,
    base_edition TEXT,
    publisher TEXT NOT NULL,
    created TEXT NOT NULL,
    licence TEXT NOT NULL,
    hash TEXT
) STRICT;

CREATE TABLE archive_note (
    uid TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    note_kind TEXT NOT NULL REFERENCES term(uid) DEFERRABLE INITIALLY DEFERRED,
    subject TEXT,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE record (
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    date_first TEXT,
    date_last TEXT,
    revision TEXT NOT NULL REFERENCES revision(uid) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE change_set (
    uid TEXT NOT NULL PRIMARY KEY,
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    origin TEXT NOT NULL,
    note TEXT
) STRICT;

CREATE TABLE revision (
    uid TEXT NOT NULL PRIMARY KEY,
    record TEXT NOT NULL,
    number INTEGER NOT NULL,
    parents TEXT NOT NULL,
    device TEXT,
    sequence INTEGER,
    change_set TEXT NOT NULL REFERENCES change_set(uid) DEFERRABLE INITIALLY DEFERRED,
    content TEXT NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (record, number)
) STRICT;

CREATE TABLE agreement (
    uid TEXT NOT NULL PRIMARY KEY REFERENCES record(uid) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL,
    type TEXT NOT NULL REFERENCES term(uid) DEFERRABLE INITIALLY DEFERRED,
    date TEXT,
    date_first TEXT,
    date_last TEXT,
    date_as_given TEXT,
    place TEXT REFERENCES place(uid) DEFERRABLE INITIALLY DEFERRED,
    place_as_given TEXT,
    event TEXT REFERENCES event(uid) DEFERRABLE INITIALLY DEFERRED,
    parent TEXT REFERENCES agreement(uid) DEFERRABLE INITIALLY DEFERRED,
    summary TEXT,
    extent TEXT,
    confidence TEXT REFERENCES term(uid) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE agreement_title (
    uid TEXT NOT NULL PRIMARY KEY,
    agreement TEXT NOT NULL REFERENCES agreement(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    language TEXT,
    source TEXT REFERENCES source(uid) DEFERRABLE INITIALLY DEFERRED,
    note TEXT
) STRICT;

CREATE TABLE agreement_status (
    uid TEXT NOT NULL PRIMARY KEY,
    agreement TEXT NOT NULL REFERENCES agreement(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    word TEXT NOT NULL,
    status TEXT REFERENCES term(uid) DEFERRABLE INITIALLY DEFERRED,
    source TEXT REFERENCES source(uid) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE date_claim (
    uid TEXT NOT NULL PRIMARY KEY,
    agreement TEXT NOT NULL REFERENCES agreement(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    date TEXT NOT NULL,
    date_first TEXT,
    date_last TEXT,
    basis TEXT,
    source TEXT REFERENCES source(uid) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE agreement_act (
    uid TEXT NOT NULL PRIMARY KEY,
    agreement TEXT NOT NULL REFERENCES agreement(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    date TEXT,
    date_first TEXT,
    date_last TEXT,
    act TEXT REFERENCES term(uid) DEFERRABLE INITIALLY DEFERRED,
    actor TEXT REFERENCES actor(uid) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    source TEXT REFERENCES source(uid) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE agreement_sector (
    uid TEXT NOT NULL PRIMARY KEY,
    agreement TEXT NOT NULL REFERENCES agreement(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    sector TEXT NOT NULL REFERENCES term(uid) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE participation (
    uid TEXT NOT NULL PRIMARY KEY,
    agreement TEXT NOT NULL REFERENCES agreement(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    actor TEXT REFERENCES actor(uid) DEFERRABLE INITIALLY DEFERRED,
    role TEXT NOT NULL REFERENCES term(uid) DEFERRABLE INITIALLY DEFERRED,
    signatory TEXT REFERENCES person(uid) DEFERRABLE INITIALLY DEFERRED,
    date TEXT,
    date_first TEXT,
    date_last TEXT
) STRICT;

CREATE TABLE agreement_relation (
    uid TEXT NOT NULL PRIMARY KEY,
    agreement TEXT NOT NULL REFERENCES agreement(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    relation TEXT NOT NULL REFERENCES term(uid) DEFERRABLE INITIALLY DEFERRED,
    related TEXT NOT NULL REFERENCES agreement(uid) DEFERRABLE INITIALLY DEFERRED,
    note TEXT
) STRICT;

CREATE TABLE provision (
    uid TEXT NOT NULL PRIMARY KEY,
    agreement TEXT NOT NULL REFERENCES agreement(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    number TEXT NOT NULL,
    heading TEXT,
    summary TEXT,
    text TEXT,
    source TEXT REFERENCES source(uid) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE text_version (
    uid TEXT NOT NULL PRIMARY KEY,
    record TEXT NOT NULL REFERENCES record(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    language TEXT,
    address TEXT,
    form TEXT,
    extent_seen TEXT,
    source TEXT REFERENCES source(uid) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE citation (
    uid TEXT NOT NULL PRIMARY KEY,
    record TEXT NOT NULL REFERENCES record(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    source TEXT NOT NULL REFERENCES source(uid) DEFERRABLE INITIALLY DEFERRED,
    field TEXT,
    evidence TEXT,
    confidence TEXT REFERENCES term(uid) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE identifier (
    uid TEXT NOT NULL PRIMARY KEY,
    record TEXT NOT NULL REFERENCES record(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    scheme TEXT NOT NULL,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE note (
    uid TEXT NOT NULL PRIMARY KEY,
    record TEXT NOT NULL REFERENCES record(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    field TEXT,
    note_kind TEXT NOT NULL REFERENCES term(uid) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE attachment (
    uid TEXT NOT NULL PRIMARY KEY,
    record TEXT NOT NULL REFERENCES record(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    extracted_text TEXT
) STRICT;

CREATE TABLE quotation (
    uid TEXT NOT NULL PRIMARY KEY REFERENCES record(uid) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    speaker TEXT NOT NULL REFERENCES person(uid) DEFERRABLE INITIALLY DEFERRED,
    capacity TEXT,
    speech TEXT REFERENCES speech(uid) DEFERRABLE INITIALLY DEFERRED,
    language TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES source(uid) DEFERRABLE INITIALLY DEFERRED,
    form TEXT NOT NULL REFERENCES term(uid) DEFERRABLE INITIALLY DEFERRED,
    confidence TEXT NOT NULL REFERENCES term(uid) DEFERRABLE INITIALLY DEFERRED,
    parallel_group TEXT,
    quoted_person TEXT REFERENCES person(uid) DEFERRABLE INITIALLY DEFERRED,
    gloss TEXT,
    verified TEXT REFERENCES term(uid) DEFERRABLE INITIALLY DEFERRED,
    verified_on TEXT,
    verified_on_first TEXT,
    verified_on_last TEXT
) STRICT;

CREATE TABLE quotation_agreement (
    uid TEXT NOT NULL PRIMARY KEY,
    quotation TEXT NOT NULL REFERENCES quotation(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    agreement TEXT NOT NULL REFERENCES agreement(uid) DEFERRABLE INITIALLY DEFERRED,
    note TEXT
) STRICT;

CREATE TABLE speech (
    uid TEXT NOT NULL PRIMARY KEY REFERENCES record(uid) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL,
    speaker TEXT NOT NULL REFERENCES person(uid) DEFERRABLE INITIALLY DEFERRED,
    capacity TEXT,
    occasion TEXT,
    event TEXT REFERENCES event(uid) DEFERRABLE INITIALLY DEFERRED,
    date TEXT,
    date_first TEXT,
    date_last TEXT,
    date_as_given TEXT,
    place TEXT REFERENCES place(uid) DEFERRABLE INITIALLY DEFERRED,
    place_as_given TEXT,
    language TEXT,
    availability TEXT,
    text TEXT
) STRICT;

CREATE TABLE speech_title (
    uid TEXT NOT NULL PRIMARY KEY,
    speech TEXT NOT NULL REFERENCES speech(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    language TEXT,
    source TEXT REFERENCES source(uid) DEFERRABLE INITIALLY DEFERRED,
    note TEXT
) STRICT;

CREATE TABLE speech_language (
    uid TEXT NOT NULL PRIMARY KEY,
    speech TEXT NOT NULL REFERENCES speech(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    language TEXT NOT NULL
) STRICT;

CREATE TABLE event (
    uid TEXT NOT NULL PRIMARY KEY REFERENCES record(uid) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL,
    short_title TEXT,
    series TEXT,
    ordinal INTEGER,
    event_kind TEXT NOT NULL REFERENCES term(uid) DEFERRABLE INITIALLY DEFERRED,
    date TEXT,
    date_first TEXT,
    date_last TEXT,
    date_as_given TEXT,
    place TEXT REFERENCES place(uid) DEFERRABLE INITIALLY DEFERRED,
    place_as_given TEXT,
    country TEXT,
    venue TEXT,
    format TEXT REFERENCES term(uid) DEFERRABLE INITIALLY DEFERRED,
    chair TEXT REFERENCES person(uid) DEFERRABLE INITIALLY DEFERRED,
    summary TEXT,
    confidence TEXT REFERENCES term(uid) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE event_name (
    uid TEXT NOT NULL PRIMARY KEY,
    event TEXT NOT NULL REFERENCES event(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    language TEXT,
    source TEXT REFERENCES source(uid) DEFERRABLE INITIALLY DEFERRED,
    note TEXT
) STRICT;

CREATE TABLE event_attendance (
    uid TEXT NOT NULL PRIMARY KEY,
    event TEXT NOT NULL REFERENCES event(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    person TEXT NOT NULL REFERENCES person(uid) DEFERRABLE INITIALLY DEFERRED,
    capacity TEXT
) STRICT;

CREATE TABLE person (
    uid TEXT NOT NULL PRIMARY KEY REFERENCES record(uid) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    description TEXT,
    country TEXT
) STRICT;

CREATE TABLE person_name (
    uid TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    language TEXT,
    source TEXT REFERENCES source(uid) DEFERRABLE INITIALLY DEFERRED,
    note TEXT,
    name_kind TEXT REFERENCES term(uid) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE actor (
    uid TEXT NOT NULL PRIMARY KEY REFERENCES record(uid) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    actor_kind TEXT NOT NULL REFERENCES term(uid) DEFERRABLE INITIALLY DEFERRED,
    country TEXT,
    parent TEXT REFERENCES actor(uid) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE actor_name (
    uid TEXT NOT NULL PRIMARY KEY,
    actor TEXT NOT NULL REFERENCES actor(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    language TEXT,
    source TEXT REFERENCES source(uid) DEFERRABLE INITIALLY DEFERRED,
    note TEXT,
    name_kind TEXT REFERENCES term(uid) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE actor_member (
    uid TEXT NOT NULL PRIMARY KEY,
    actor TEXT NOT NULL REFERENCES actor(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    member TEXT NOT NULL REFERENCES actor(uid) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE source (
    uid TEXT NOT NULL PRIMARY KEY REFERENCES record(uid) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL,
    title_status TEXT REFERENCES term(uid) DEFERRABLE INITIALLY DEFERRED,
    publisher TEXT,
    address TEXT,
    published TEXT,
    published_first TEXT,
    published_last TEXT,
    published_basis TEXT,
    accessed TEXT,
    accessed_first TEXT,
    accessed_last TEXT,
    language TEXT,
    tier TEXT NOT NULL REFERENCES term(uid) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE discrepancy (
    uid TEXT NOT NULL PRIMARY KEY REFERENCES record(uid) DEFERRABLE INITIALLY DEFERRED,
    topic TEXT NOT NULL,
    discrepancy_kind TEXT NOT NULL REFERENCES term(uid) DEFERRABLE INITIALLY DEFERRED,
    assessment TEXT
) STRICT;

CREATE TABLE claim (
    uid TEXT NOT NULL PRIMARY KEY,
    discrepancy TEXT NOT NULL REFERENCES discrepancy(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    source TEXT REFERENCES source(uid) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE discrepancy_record (
    uid TEXT NOT NULL PRIMARY KEY,
    discrepancy TEXT NOT NULL REFERENCES discrepancy(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    concerned TEXT NOT NULL REFERENCES record(uid) DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER
) STRICT;

CREATE TABLE office (
    uid TEXT NOT NULL PRIMARY KEY REFERENCES record(uid) DEFERRABLE INITIALLY DEFERRED,
    person TEXT NOT NULL REFERENCES person(uid) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL,
    actor TEXT REFERENCES actor(uid) DEFERRABLE INITIALLY DEFERRED,
    held_from TEXT,
    held_from_first TEXT,
    held_from_last TEXT,
    held_to TEXT,
    held_to_first TEXT,
    held_to_last TEXT
) STRICT;

CREATE TABLE place (
    uid TEXT NOT NULL PRIMARY KEY REFERENCES record(uid) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    country TEXT
) STRICT;

CREATE TABLE place_name (
    uid TEXT NOT NULL PRIMARY KEY,
    place TEXT NOT NULL REFERENCES place(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    language TEXT,
    source TEXT REFERENCES source(uid) DEFERRABLE INITIALLY DEFERRED,
    note TEXT
) STRICT;

CREATE TABLE term (
    uid TEXT NOT NULL PRIMARY KEY REFERENCES record(uid) DEFERRABLE INITIALLY DEFERRED,
    vocabulary TEXT NOT NULL,
    label TEXT NOT NULL,
    scope_note TEXT,
    broader TEXT REFERENCES term(uid) DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER
) STRICT;

CREATE TABLE term_label (
    uid TEXT NOT NULL PRIMARY KEY,
    term TEXT NOT NULL REFERENCES term(uid) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    language TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5 (
    title,
    names,
    body,
    tokenize = 'ascii',
    prefix = '1 2 3'
);

CREATE TABLE facet_index (
    facet TEXT NOT NULL,
    value TEXT NOT NULL,
    records BLOB NOT NULL,
    PRIMARY KEY (facet, value)
) STRICT, WITHOUT ROWID;

CREATE INDEX record_kind ON record(kind, id);
CREATE INDEX record_sort_key ON record(sort_key);
CREATE INDEX record_date ON record(date_first);
CREATE INDEX revision_change_set ON revision(change_set);
CREATE INDEX agreement_place ON agreement(place);
CREATE INDEX agreement_event ON agreement(event);
CREATE INDEX agreement_parent ON agreement(parent);
CREATE INDEX agreement_title_agreement ON agreement_title(agreement, position);
CREATE INDEX agreement_title_source ON agreement_title(source);
CREATE INDEX agreement_status_agreement ON agreement_status(agreement, position);
CREATE INDEX agreement_status_source ON agreement_status(source);
CREATE INDEX date_claim_agreement ON date_claim(agreement, position);
CREATE INDEX date_claim_source ON date_claim(source);
CREATE INDEX agreement_act_agreement ON agreement_act(agreement, position);
CREATE INDEX agreement_act_actor ON agreement_act(actor);
CREATE INDEX agreement_act_source ON agreement_act(source);
CREATE INDEX agreement_sector_agreement ON agreement_sector(agreement, position);
CREATE INDEX participation_agreement ON participation(agreement, position);
CREATE INDEX participation_actor ON participation(actor);
CREATE INDEX participation_signatory ON participation(signatory);
CREATE INDEX agreement_relation_agreement ON agreement_relation(agreement, position);
CREATE INDEX agreement_relation_related ON agreement_relation(related);
CREATE INDEX provision_agreement ON provision(agreement, position);
CREATE INDEX provision_source ON provision(source);
CREATE INDEX text_version_record ON text_version(record, position);
CREATE INDEX text_version_source ON text_version(source);
CREATE INDEX citation_record ON citation(record, position);
CREATE INDEX citation_source ON citation(source);
CREATE INDEX identifier_record ON identifier(record, position);
CREATE INDEX note_record ON note(record, position);
CREATE INDEX attachment_record ON attachment(record, position);
CREATE INDEX quotation_speaker ON quotation(speaker);
CREATE INDEX quotation_speech ON quotation(speech);
CREATE INDEX quotation_source ON quotation(source);
CREATE INDEX quotation_quoted_person ON quotation(quoted_person);
CREATE INDEX quotation_parallel_group ON quotation(parallel_group, language);
CREATE INDEX quotation_agreement_quotation ON quotation_agreement(quotation, position);
CREATE INDEX quotation_agreement_agreement ON quotation_agreement(agreement);
CREATE INDEX speech_speaker ON speech(speaker);
CREATE INDEX speech_event ON speech(event);
CREATE INDEX speech_place ON speech(place);
CREATE INDEX speech_title_speech ON speech_title(speech, position);
CREATE INDEX speech_title_source ON speech_title(source);
CREATE INDEX speech_language_speech ON speech_language(speech, position);
CREATE INDEX event_place ON event(place);
CREATE INDEX event_chair ON event(chair);
CREATE INDEX event_name_event ON event_name(event, position);
CREATE INDEX event_name_source ON event_name(source);
CREATE INDEX event_attendance_event ON event_attendance(event, position);
CREATE INDEX event_attendance_person ON event_attendance(person);
CREATE INDEX person_name_person ON person_name(person, position);
CREATE INDEX person_name_source ON person_name(source);
CREATE INDEX actor_parent ON actor(parent);
CREATE INDEX actor_name_actor ON actor_name(actor, position);
CREATE INDEX actor_name_source ON actor_name(source);
CREATE INDEX actor_member_actor ON actor_member(actor, position);
CREATE INDEX actor_member_member ON actor_member(member);
CREATE INDEX claim_discrepancy ON claim(discrepancy, position);
CREATE INDEX claim_source ON claim(source);
CREATE INDEX discrepancy_record_discrepancy ON discrepancy_record(discrepancy, position);
CREATE INDEX discrepancy_record_concerned ON discrepancy_record(concerned);
CREATE INDEX office_person ON office(person);
CREATE INDEX office_actor ON office(actor);
CREATE INDEX place_name_place ON place_name(place, position);
CREATE INDEX place_name_source ON place_name(source);
CREATE INDEX term_broader ON term(broader);
CREATE INDEX term_label_term ON term_label(term, position);
