-- Who wrote the words that a passage has now; null where nobody edited it.
alter table segments
    add column editor_kind text check (editor_kind in ('person', 'agent')),
    add column editor_id   uuid;

-- The words that a passage had before each edit. Authors are no foreign keys: see V3.
create table segment_revisions (
    segment_id  uuid        not null references segments (id) on delete cascade,
    number      int         not null check (number >= 1),
    title       text,
    text        text        not null,
    bytes       int         not null,
    word_count  int         not null,
    author_kind text        not null check (author_kind in ('person', 'agent')),
    author_id   uuid        not null,
    created_at  timestamptz not null,
    primary key (segment_id, number)
);

-- Grows with each change of the title.
alter table stories add column version int not null default 1;
