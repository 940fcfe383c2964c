-- What was made for a request with an Idempotency-Key, of whatever kind. Removed after a day or so.
create table idempotency_keys (
    user_id uuid not null references users on delete cascade,
    key text not null,
    -- SHA-256 of the operation and its body; null where the key came before it was kept.
    request text,
    -- Null only inside the transaction that makes it.
    result_id uuid,
    created_at timestamptz not null default now(),
    primary key (user_id, key)
);

create index idempotency_keys_age on idempotency_keys (created_at);

-- turns.idempotency_key stays for the release before this one.
insert into idempotency_keys (user_id, key, result_id, created_at)
select user_id, idempotency_key, id, started_at
from turns
where idempotency_key is not null and started_at > now() - interval '1 day';
