-- What each person takes of what the operator allows. One row for each, so that whoever counts in it is alone.
-- streams: those that are open, by id, and when each counts no more unless its instance says that it is still there.
create table allowances (
    user_id uuid primary key references users on delete cascade,
    minute_began timestamptz not null,
    turns int not null,
    day date not null,
    tokens bigint not null,
    streams jsonb not null default '{}'
);
