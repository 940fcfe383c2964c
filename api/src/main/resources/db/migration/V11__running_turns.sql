-- What a running turn says renews its lease, many times: without the lease in an index, its row can be changed in place, and
-- no index is written. Those that run are few, and found by turns_running.
drop index turns_leases;
alter table turns set (fillfactor = 80);
