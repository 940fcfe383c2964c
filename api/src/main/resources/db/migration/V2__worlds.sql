create table worlds (
    id          uuid primary key,
    owner_id    uuid        not null references users (id) on delete cascade,
    name        text        not null check (char_length(name) between 1 and 120),
    visibility  text        not null check (visibility in ('private', 'unlisted', 'public')),
    stage       text        not null check (stage in ('sketch', 'draft', 'detailed')),
    version     int         not null check (version >= 1),
    canon       jsonb       not null,
    auto_accept boolean     not null default false,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now()
);

create index worlds_of_owner on worlds (owner_id, updated_at desc, id desc);
create index worlds_for_all on worlds (updated_at desc, id desc) where visibility = 'public';

-- Authors of versions and proposals are no foreign keys: history outlives the account of whoever made it.
create table world_versions (
    world_id    uuid        not null references worlds (id) on delete cascade,
    number      int         not null check (number >= 1),
    author_kind text        not null check (author_kind in ('person', 'agent')),
    author_id   uuid        not null,
    reason      text        not null,
    changes     jsonb       not null,
    canon       jsonb       not null,
    created_at  timestamptz not null default now(),
    primary key (world_id, number)
);

create table proposals (
    id             uuid primary key,
    world_id       uuid        not null references worlds (id) on delete cascade,
    base_version   int         not null,
    changes        jsonb       not null,
    reason         text        not null,
    author_kind    text        not null check (author_kind in ('person', 'agent')),
    author_id      uuid        not null,
    status         text        not null check (status in ('open', 'accepted', 'rejected')),
    created_at     timestamptz not null default now(),
    decided_at     timestamptz,
    result_version int,
    check ((status = 'open') = (decided_at is null))
);

create index proposals_of_world on proposals (world_id, created_at desc, id desc);

create table collaborators (
    world_id   uuid        not null references worlds (id) on delete cascade,
    user_id    uuid        not null references users (id) on delete cascade,
    role       text        not null check (role in ('editor', 'viewer')),
    created_at timestamptz not null default now(),
    primary key (world_id, user_id)
);

create index collaborators_of_user on collaborators (user_id);

-- Worlds that an agent offered and that one click makes real.
create table world_drafts (
    id         uuid primary key,
    user_id    uuid        not null references users (id) on delete cascade,
    turn_id    uuid,
    name       text        not null,
    pitch      text        not null,
    canon      jsonb       not null,
    world_id   uuid references worlds (id) on delete set null,
    created_at timestamptz not null default now()
);

create index world_drafts_of_user on world_drafts (user_id, created_at desc);
create index world_drafts_of_world on world_drafts (world_id);
