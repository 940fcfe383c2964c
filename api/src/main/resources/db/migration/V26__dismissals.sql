-- Findings of the sure checks that somebody has dismissed. A finding is named by what it follows from, so another word in
-- its entries makes it another finding, which is not dismissed.
create table dismissals (
    world_id uuid not null references worlds (id) on delete cascade,
    finding text not null,
    reason text not null,
    user_id uuid references users (id) on delete set null,
    created_at timestamptz not null default now(),
    primary key (world_id, finding)
);
