-- Whether the words were normalized before: those that were not are taken anew when they are next searched.
alter table turn_words add column normalized boolean not null default false;
