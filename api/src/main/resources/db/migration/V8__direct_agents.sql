-- Agents that no other server runs: what the runtime `direct` remembers. Their ids are the runtime_id of agents and
-- conversations.
create table direct_agents (
    id uuid primary key,
    name text not null,
    system text not null,
    created_at timestamptz not null default now()
);

create table direct_blocks (
    agent_id uuid not null references direct_agents on delete cascade,
    label text not null,
    position int not null,
    value text not null,
    primary key (agent_id, label)
);

-- head changes with everything that is said: whoever read another one has nothing to add any more. What stands up to the
-- message `summarized` is not sent again, its summary is.
create table direct_conversations (
    id uuid primary key,
    agent_id uuid not null references direct_agents on delete cascade,
    head uuid not null,
    last_message int not null default 0,
    summarized int not null default 0,
    summary text,
    created_at timestamptz not null default now()
);

create index direct_conversations_of_agent on direct_conversations (agent_id);

create table direct_messages (
    conversation_id uuid not null references direct_conversations on delete cascade,
    number int not null,
    message jsonb not null,
    created_at timestamptz not null default now(),
    primary key (conversation_id, number)
);
