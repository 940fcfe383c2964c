-- The words of a turn that has ended, its message and all that was said and written in it. A turn gets its row when somebody
-- first searches the conversation after its end.
create table turn_words (
    turn_id uuid primary key references turns on delete cascade,
    words tsvector not null
);

create index turn_words_by_word on turn_words using gin (words);
