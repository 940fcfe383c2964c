-- The bytes are in the object store under object_key.
create table assets (
    id         uuid primary key,
    world_id   uuid        not null references worlds (id) on delete cascade,
    kind       text        not null check (kind in ('cover')),
    media_type text        not null,
    bytes      int         not null check (bytes > 0),
    object_key text        not null unique,
    version    int         not null,
    created_at timestamptz not null default now(),
    unique (world_id, kind, version)
);
