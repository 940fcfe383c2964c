create table turns (
    id uuid primary key,
    number bigint generated always as identity,
    user_id uuid not null references users on delete cascade,
    world_id uuid references worlds on delete cascade,
    story_id uuid references stories on delete set null,
    message text not null,
    agent_name text not null,
    status text not null,
    idempotency_key text,
    last_event int not null default 0,
    stop_requested boolean not null default false,
    lease_until timestamptz not null,
    started_at timestamptz not null default now(),
    finished_at timestamptz
);

-- A conversation is a person and a world (or, without one, the person's User Agent): one turn runs in it at a time.
create unique index turns_running on turns (user_id, coalesce(world_id, '00000000-0000-0000-0000-000000000000'))
where status = 'running';
create index turns_of_conversation on turns (user_id, world_id, number desc);
create unique index turns_by_key on turns (user_id, idempotency_key);
create index turns_leases on turns (lease_until) where status = 'running';

create table turn_events (
    turn_id uuid not null references turns on delete cascade,
    number int not null,
    event text not null,
    data jsonb not null,
    primary key (turn_id, number)
);
