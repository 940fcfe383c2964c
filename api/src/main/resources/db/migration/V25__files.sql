-- Files that people upload for a world or a story of it. The row is there before the bytes are; nobody sees it until the file
-- was checked and its versions were stored, which is when it has a folder.
alter table stories add unique (world_id, id);

create table files (
    id            uuid primary key,
    world_id      uuid        not null references worlds (id) on delete cascade,
    story_id      uuid,
    user_id       uuid        not null references users (id) on delete cascade,
    file_name     text        not null,
    -- First what was promised, then what is stored.
    content_type  text        not null,
    bytes         bigint      not null check (bytes > 0),
    upload_key    text        not null,
    alt_text      text        not null default '',
    created_at    timestamptz not null default now(),
    -- In the object store, below files/, and below assets/ while the world is public.
    folder        text,
    public_folder text,
    main_name     text,
    small_name    text,
    width         int,
    height        int,
    foreign key (world_id, story_id) references stories (world_id, id) on delete cascade,
    check ((folder is null) = (main_name is null)),
    check (folder is not null or public_folder is null)
);

create index files_of_world on files (world_id, created_at desc, id desc);
create index files_of_story on files (story_id);
create index files_of_user on files (user_id);
create index files_unfinished on files (created_at) where folder is null;
create index files_not_public on files (world_id) where folder is not null and public_folder is null;

alter table worlds add column cover_id uuid references files (id) on delete set null;
alter table segments add column illustration_id uuid references files (id) on delete set null;
create index worlds_with_cover on worlds (cover_id) where cover_id is not null;
create index segments_with_illustration on segments (illustration_id) where illustration_id is not null;

-- Of all files of a person, promised ones too. One row for each, so that whoever counts in it is alone.
create table file_bytes (
    user_id uuid primary key references users (id) on delete cascade,
    bytes   bigint not null
);

-- Objects whose key starts so are to be deleted from then on. What is about to be written stands here too, until a row
-- names it: so whatever is interrupted leaves nothing in the object store for ever.
create table unwanted_objects (
    prefix text primary key,
    due_at timestamptz not null default now()
);

create index unwanted_objects_due on unwanted_objects (due_at);

create function files_inserted() returns trigger language plpgsql as $$
begin
    insert into file_bytes as mine (user_id, bytes)
    select user_id, sum(bytes) from added group by user_id order by user_id
    on conflict (user_id) do update set bytes = mine.bytes + excluded.bytes;
    return null;
end
$$;

create trigger files_inserted after insert on files
    referencing new table as added for each statement execute function files_inserted();

create function files_updated() returns trigger language plpgsql as $$
begin
    update file_bytes set bytes = bytes + new.bytes - old.bytes where user_id = new.user_id;
    return null;
end
$$;

create trigger files_updated after update of bytes on files
    for each row when (new.bytes <> old.bytes) execute function files_updated();

-- However a file is deleted, by itself or with its story, world or account.
create function files_deleted() returns trigger language plpgsql as $$
begin
    perform 1 from file_bytes where user_id in (select user_id from removed) order by user_id for update;
    update file_bytes set bytes = file_bytes.bytes - sums.bytes
    from (select user_id, sum(bytes) as bytes from removed group by user_id) sums
    where file_bytes.user_id = sums.user_id;
    insert into unwanted_objects (prefix)
    select 'files/' || folder || '/' from removed where folder is not null
    union all
    select 'assets/' || public_folder || '/' from removed where public_folder is not null
    on conflict (prefix) do update set due_at = excluded.due_at;
    return null;
end
$$;

create trigger files_deleted after delete on files
    referencing old table as removed for each statement execute function files_deleted();

-- An illustration that was uploaded for the story goes with the last passage that shows it.
create function illustrated_segment_deleted() returns trigger language plpgsql as $$
begin
    delete from files f
    where f.id = old.illustration_id and f.story_id is not null
        and not exists (select 1 from segments s where s.illustration_id = f.id)
        and not exists (select 1 from worlds w where w.cover_id = f.id);
    return null;
end
$$;

create trigger illustrated_segment_deleted after delete on segments
    for each row when (old.illustration_id is not null) execute function illustrated_segment_deleted();

-- The covers that we draw.
create function world_deleted() returns trigger language plpgsql as $$
begin
    insert into unwanted_objects (prefix) values ('worlds/' || old.id || '/')
    on conflict (prefix) do update set due_at = excluded.due_at;
    return null;
end
$$;

create trigger world_deleted after delete on worlds for each row execute function world_deleted();

-- In the same transaction as the change, so that no answer names a public address of a world that is none any more.
create function world_closed() returns trigger language plpgsql as $$
begin
    insert into unwanted_objects (prefix)
    select 'assets/' || public_folder || '/' from files where world_id = new.id and public_folder is not null
    on conflict (prefix) do update set due_at = excluded.due_at;
    update files set public_folder = null where world_id = new.id and public_folder is not null;
    return null;
end
$$;

create trigger world_closed after update of visibility on worlds
    for each row when (old.visibility = 'public' and new.visibility <> 'public') execute function world_closed();
