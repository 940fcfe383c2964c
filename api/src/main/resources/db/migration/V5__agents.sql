-- An agent outlives its world or user only until the agent server has let go of it: see AgentReaper.
create table agents (
    id uuid primary key,
    kind text not null check (kind in ('user', 'world')),
    user_id uuid references users on delete set null,
    world_id uuid references worlds on delete set null,
    runtime_id text,
    blocks_version int not null default 0,
    created_at timestamptz not null default now()
);

create unique index agents_of_user on agents (user_id) where kind = 'user';
create unique index agents_of_world on agents (world_id) where kind = 'world';

-- One conversation for each person who talks with an agent. Its runtime_id is a cache: ours is the transcript.
create table conversations (
    agent_id uuid not null references agents on delete cascade,
    user_id uuid not null references users on delete cascade,
    runtime_id text not null,
    compiled_version int not null default 0,
    settled boolean not null default true,
    primary key (agent_id, user_id)
);

-- What a User Agent has learned of its person, newest last.
create table preferences (
    id bigint generated always as identity primary key,
    user_id uuid not null references users on delete cascade,
    text text not null,
    created_at timestamptz not null default now()
);

create index preferences_of_user on preferences (user_id, id);
