-- How often something was tried that is bounded, such as a password: one row for each thing that is counted. Its subject is
-- a hash, so neither addresses nor emails of strangers are kept here.
create table tries (
    subject text primary key,
    number int not null,
    ends_at timestamptz not null
);

create index tries_end on tries (ends_at);

-- The tokens that all people together have used on a day of UTC, also those whose accounts were deleted since.
create table tokens_of_all (
    day date primary key,
    tokens bigint not null
);
