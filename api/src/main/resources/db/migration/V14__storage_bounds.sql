-- What lists show and bounds count, so that neither reads a canon, which can be 2 MB.
alter table worlds
    add column premise text generated always as (canon ->> 'premise') stored,
    add column canon_bytes int generated always as (octet_length(cast(canon as text))) stored,
    -- Of all versions and proposals. What the version of the API before adds while both run is not counted.
    add column history_bytes bigint not null default 0,
    -- The first version that readers see. Null: only the newest one.
    add column history_from int;

update worlds
set history_bytes = (
        select coalesce(sum(octet_length(cast(v.changes as text)) + octet_length(cast(v.canon as text))), 0)
        from world_versions v
        where v.world_id = worlds.id
    ) + (
        select coalesce(sum(octet_length(cast(p.changes as text))), 0)
        from proposals p
        where p.world_id = worlds.id
    ),
    -- Nobody was asked before a world was published: what was deleted before now is not shown any more.
    history_from = case when visibility <> 'private' then version end;

-- Of all passages; each write counts them anew.
alter table stories add column bytes bigint not null default 0;

update stories
set bytes = (select coalesce(sum(octet_length(g.text)), 0) from segments g where g.story_id = stories.id);

alter table world_drafts add column bytes int generated always as (octet_length(cast(canon as text))) stored;

-- Of all events; each write adds to it.
alter table turns add column bytes int not null default 0;

update turns
set bytes = (
    select coalesce(sum(octet_length(cast(e.data as text))), 0) from turn_events e where e.turn_id = turns.id
);
