-- A version holds what it changed. The whole canon stands only in some, from which the others are replayed: see VersionStore.
alter table world_versions rename to versions;

alter table versions
    alter column canon drop not null,
    add column change_count int generated always as (jsonb_array_length(changes)) stored,
    add column changes_bytes int generated always as (octet_length(cast(changes as text))) stored,
    -- Of the canon that the version made, whether it stands here or not.
    add column canon_bytes int;

update versions set canon_bytes = octet_length(cast(canon as text));

alter table versions alter column canon_bytes set not null;

-- The version of the API before reads and writes every canon, in world_versions. The view and both functions go when no
-- instance of it can run any more.
create function canon_at(world uuid, wanted int) returns jsonb language plpgsql stable as $$
declare
    whole jsonb;
    since int;
    entry jsonb;
    path text[];
    change jsonb;
begin
    select v.canon, v.number into whole, since
    from versions v
    where v.world_id = world and v.number <= wanted and v.canon is not null
    order by v.number desc
    limit 1;
    if whole is null then
        since := 0;
        whole := '{"premise": "", "setting": {"year": null, "place": null, "calendar": null}, "tones": [], "themes": [],
                   "rules": {}, "elements": {}, "timeline": {}, "constraints": {}, "questions": {}}';
    end if;
    for change in
        select c.value
        from versions v cross join jsonb_array_elements(v.changes) with ordinality as c (value, place)
        where v.world_id = world and v.number > since and v.number <= wanted
        order by v.number, c.place
    loop
        path := string_to_array(substr(change ->> 'address', 2), '/');
        entry := change -> 'after';
        whole := case
            when jsonb_typeof(entry) <> 'null' then jsonb_set(whole, path, entry)
            when array_length(path, 1) = 2 then whole #- path
            when path[1] = 'premise' then jsonb_set(whole, path, '""')
            when path[1] = 'setting' then jsonb_set(whole, path, '{"year": null, "place": null, "calendar": null}')
            else jsonb_set(whole, path, '[]')
        end;
    end loop;
    return whole;
end
$$;

create view world_versions as
select
    world_id, number, author_kind, author_id, reason, changes, coalesce(canon, canon_at(world_id, number)) as canon,
    created_at
from versions;

create function insert_world_version() returns trigger language plpgsql as $$
begin
    insert into versions (world_id, number, author_kind, author_id, reason, changes, canon, canon_bytes)
    values (
        new.world_id, new.number, new.author_kind, new.author_id, new.reason, new.changes, new.canon,
        octet_length(cast(new.canon as text))
    );
    return new;
end
$$;

create trigger insert_world_version
instead of insert on world_versions
for each row execute function insert_world_version();
