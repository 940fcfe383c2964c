create table users (
    id            uuid primary key,
    -- In lower case, see EmailAddress: one person can't have two accounts by writing it in two ways.
    email         text        not null unique,
    display_name  text        not null,
    password_hash text        not null,
    created_at    timestamptz not null
);

-- A session cookie counts only as long as its row is here.
create table sessions (
    id         uuid primary key,
    user_id    uuid        not null references users (id) on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create index sessions_user on sessions (user_id);
create index sessions_expiry on sessions (expires_at);
