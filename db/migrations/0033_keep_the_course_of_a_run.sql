-- How a run went, for the picture on its page: what was filled when, and what was proven by then. Nothing is proven of runs from before.
create table schedule_run_point (
    run_id       uuid not null references schedule_run on delete cascade,
    elapsed_ms   integer not null check (elapsed_ms >= 0),
    seats_filled integer not null check (seats_filled >= 0),
    -- Those filled and the empty ones that could be filled too.
    seats_at_most integer check (seats_at_most >= seats_filled),
    -- The share of what the schedule costs people that could be spared at most.
    burden_gap   double precision check (burden_gap between 0 and 1),
    primary key (run_id, elapsed_ms)
);
