-- A turn that ends in one of the ways that came later keeps in `status` one that every version of the API knows, and says
-- here how it really ended.
alter table turns add column ending text;

-- Whether the agent that wrote a passage was cut off.
alter table segments add column unfinished boolean not null default false;
