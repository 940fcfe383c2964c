create table stories (
    id            uuid primary key,
    world_id      uuid        not null references worlds (id) on delete cascade,
    world_version int         not null,
    title         text        not null check (char_length(title) between 1 and 200),
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now()
);

create index stories_of_world on stories (world_id, updated_at desc, id desc);

-- Authors are no foreign keys: a passage outlives the account of whoever wrote it.
create table segments (
    id          uuid primary key,
    story_id    uuid        not null references stories (id) on delete cascade,
    parent_id   uuid,
    position    int         not null check (position >= 0),
    title       text,
    text        text        not null,
    word_count  int         not null,
    revision    int         not null default 1,
    author_kind text        not null check (author_kind in ('person', 'agent')),
    author_id   uuid        not null,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    unique (story_id, id),
    -- A parent is of the same story, whatever the code does.
    foreign key (story_id, parent_id) references segments (story_id, id) on delete cascade,
    unique nulls not distinct (story_id, parent_id, position)
);
