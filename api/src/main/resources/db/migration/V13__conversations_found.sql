-- A person's own conversation has no world. An index in which nulls are equal allows one of them, and finds it too. The
-- index on coalesce(world_id, …) was of no use to "world_id is null": all conversations without a world were read.
drop index transcripts_of_conversation;
create unique index transcripts_of_conversation on transcripts (user_id, world_id) nulls not distinct;

drop index turns_running;
create unique index turns_running on turns (user_id, world_id) nulls not distinct where status = 'running';
