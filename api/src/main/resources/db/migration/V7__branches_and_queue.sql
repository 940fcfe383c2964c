-- The transcript of a conversation is a tree: what is tried again or said in another way is a sibling of the first.
alter table turns
    add column parent_id uuid references turns on delete cascade,
    -- Which way it goes on where it is on the active path. Turns of a conversation only ever go all at once.
    add column active_child_id uuid,
    add column segment_id uuid references segments on delete set null,
    -- Only this instance may add to the turn. Another one takes it over when the lease has run out.
    add column runner_id uuid,
    -- Null while the turn waits for its agent.
    add column admitted_at timestamptz;

update turns
set parent_id = placed.before_id, active_child_id = placed.after_id, admitted_at = turns.started_at
from (
    select
        id,
        lag(id) over conversation as before_id,
        lead(id) over conversation as after_id
    from turns
    window conversation as (partition by user_id, world_id order by number)
) placed
where placed.id = turns.id;

create index turns_siblings on turns (parent_id, number);
create index turns_of_story on turns (story_id) where story_id is not null;
create index turns_of_segment on turns (segment_id) where segment_id is not null;
create index turns_first on turns (user_id, world_id, number) where parent_id is null;

-- Where the active path of each conversation ends.
create table transcripts (
    user_id uuid not null references users on delete cascade,
    world_id uuid references worlds on delete cascade,
    leaf_id uuid not null references turns on delete cascade
);

create unique index transcripts_of_conversation
on transcripts (user_id, coalesce(world_id, '00000000-0000-0000-0000-000000000000'));
create index transcripts_leaves on transcripts (leaf_id);
create index transcripts_of_world on transcripts (world_id);

insert into transcripts (user_id, world_id, leaf_id)
select user_id, world_id, id from turns where active_child_id is null;

-- One row: whoever lets waiting turns go to their agents holds it.
create table admission (id boolean primary key default true check (id));

insert into admission default values;

-- What one runtime has made no other knows: each has its own agents and conversations.
alter table agents add column runtime text not null default 'letta';
alter table agents alter column runtime drop default;

drop index agents_of_user;
drop index agents_of_world;

create unique index agents_of_user on agents (user_id, runtime) where kind = 'user';
create unique index agents_of_world on agents (world_id, runtime) where kind = 'world';

-- The runtime knows what was said up to the head. The open turn is one that it was sent since and that did not come to its
-- own end: of that it may know all, a part or nothing.
alter table conversations
    add column head_turn_id uuid,
    add column open_turn_id uuid;

update conversations
set head_turn_id = (
    select transcripts.leaf_id
    from agents
    inner join transcripts
        on transcripts.user_id = conversations.user_id and transcripts.world_id is not distinct from agents.world_id
    where agents.id = conversations.agent_id
)
where settled;

alter table conversations drop column settled;

-- What came of each call, written together with what the call wrote: a call that comes again is answered from here.
create table tool_results (
    turn_id uuid not null references turns on delete cascade,
    call_id text not null,
    answer text not null,
    summary text not null,
    primary key (turn_id, call_id)
);
