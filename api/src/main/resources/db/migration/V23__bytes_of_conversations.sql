-- Of all turns of the conversation that have ended: messages, events, and what tools returned. Each turn that ends adds to it.
-- Turns go only with their whole conversation, and so does this. What the version of the API before ends while both run is
-- not counted.
alter table transcripts add column bytes bigint not null default 0;

update transcripts
set bytes = (
        select coalesce(sum(octet_length(t.message) + t.bytes), 0)
        from turns t
        where t.user_id = transcripts.user_id
            and t.world_id is not distinct from transcripts.world_id
            and t.status <> 'running'
    ) + (
        select coalesce(sum(octet_length(r.answer) + octet_length(r.summary)), 0)
        from turns t inner join tool_results r on r.turn_id = t.id
        where t.user_id = transcripts.user_id
            and t.world_id is not distinct from transcripts.world_id
            and t.status <> 'running'
    );

-- Of the earlier words of all passages; each write counts them anew.
alter table stories add column revision_bytes bigint not null default 0;

update stories
set revision_bytes = (
    select coalesce(sum(r.bytes), 0)
    from segments g inner join segment_revisions r on r.segment_id = g.id
    where g.story_id = stories.id
);
