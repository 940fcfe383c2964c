-- A person's own conversation has no world. Where nulls are equal, the index that allows one of it also finds it; by an
-- expression in its place it was not found but by reading all conversations without a world.
drop index transcripts_of_conversation;
create unique index transcripts_of_conversation on transcripts (user_id, world_id) nulls not distinct;

drop index turns_running;
create unique index turns_running on turns (user_id, world_id) nulls not distinct where status = 'running';
