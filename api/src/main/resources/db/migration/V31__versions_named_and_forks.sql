-- A name that somebody gave a version, so that it is found again.
alter table versions add column name text;

-- The version that last changed each entry of the present canon. A trigger writes it, so that what the version of the API
-- before adds is there too.
create table last_changes (
    world_id uuid not null references worlds (id) on delete cascade,
    address text not null,
    number int not null,
    primary key (world_id, address)
);

insert into last_changes (world_id, address, number)
select world_id, address, number
from (
    select distinct on (v.world_id, c.value ->> 'address')
        v.world_id, c.value ->> 'address' as address, v.number,
        coalesce(jsonb_typeof(c.value -> 'after'), 'null') as kind
    from versions v cross join jsonb_array_elements(v.changes) c
    order by v.world_id, c.value ->> 'address', v.number desc
) latest
where kind <> 'null';

create function note_last_changes() returns trigger language plpgsql as $$
begin
    delete from last_changes l
    using jsonb_array_elements(new.changes) c
    where l.world_id = new.world_id and l.address = c.value ->> 'address';
    insert into last_changes (world_id, address, number)
    select distinct new.world_id, c.value ->> 'address', new.number
    from jsonb_array_elements(new.changes) c
    where coalesce(jsonb_typeof(c.value -> 'after'), 'null') <> 'null';
    return null;
end
$$;

create trigger note_last_changes after insert on versions for each row execute function note_last_changes();

-- The world that a world was forked from. Its name is not kept: only who may read it may know it.
alter table worlds
    add column origin_id uuid references worlds (id) on delete set null,
    add column origin_version int;

create index worlds_of_origin on worlds (origin_id) where origin_id is not null;

-- Why it was rejected, and who decided. No foreign key, like other authors.
alter table proposals
    add column decision_reason text not null default '',
    add column decided_by uuid,
    -- The fork that offered it; null where an agent proposed it, or where the fork is gone.
    add column fork_id uuid references worlds (id) on delete set null;

create index proposals_of_fork on proposals (fork_id, created_at desc, id desc) where fork_id is not null;
