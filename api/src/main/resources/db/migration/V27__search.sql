-- What the search finds, made from the tables below: it can be made again at any time. Words and names are normalised by the
-- service, so that they do not depend on the locale of the database.
create table search_texts (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('world', 'entry', 'story', 'passage', 'message')),
    world_id uuid references worlds on delete cascade,
    address text,
    story_id uuid references stories on delete cascade,
    segment_id uuid references segments on delete cascade,
    turn_id uuid references turns on delete cascade,
    -- Only this person finds a message.
    user_id uuid references users on delete cascade,
    title text not null,
    body text not null,
    words tsvector not null,
    -- Trigrams of its names, for names that are typed wrongly.
    grams text[] not null
);

create index search_texts_words on search_texts using gin (words);
create index search_texts_grams on search_texts using gin (grams);
create index search_texts_of_world on search_texts (world_id, kind);
create index search_texts_of_story on search_texts (story_id) where story_id is not null;
create index search_texts_of_segment on search_texts (segment_id) where segment_id is not null;
create index search_texts_of_turn on search_texts (turn_id) where turn_id is not null;
create index search_texts_of_user on search_texts (user_id) where user_id is not null;

-- What changed since it was taken into the table above. Written in the transaction of the change, so nothing is lost if the
-- process dies in between. One thing may stand here several times.
create table search_queue (
    id bigint generated always as identity primary key,
    kind text not null,
    changed_id uuid not null
);

create index search_queue_of_changed on search_queue (changed_id);

create function queue_for_search() returns trigger language plpgsql as $$
begin
    insert into search_queue (kind, changed_id) values (tg_argv[0], new.id);
    return null;
end
$$;

create trigger queue_new_world after insert on worlds
for each row execute function queue_for_search('world');
create trigger queue_world after update on worlds
for each row when (old.name is distinct from new.name or old.version is distinct from new.version)
execute function queue_for_search('world');

create trigger queue_new_story after insert on stories
for each row execute function queue_for_search('story');
create trigger queue_story after update on stories
for each row when (old.title is distinct from new.title) execute function queue_for_search('story');

create trigger queue_new_segment after insert on segments
for each row execute function queue_for_search('passage');
create trigger queue_segment after update on segments
for each row when (old.title is distinct from new.title or old.text is distinct from new.text)
execute function queue_for_search('passage');

create trigger queue_turn after update on turns
for each row when (old.status = 'running' and new.status <> 'running') execute function queue_for_search('message');

insert into search_queue (kind, changed_id) select 'world', id from worlds;
insert into search_queue (kind, changed_id) select 'story', id from stories;
insert into search_queue (kind, changed_id) select 'passage', id from segments;
insert into search_queue (kind, changed_id) select 'message', id from turns where status <> 'running' order by number desc;
