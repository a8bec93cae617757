-- A part-timer's week by contract: what lies between it and the full week is extra time, capped by the year (ATL 10 §). Null for full time.
alter table person
    add contracted_minutes_per_week integer,
    add constraint contracted_week_is_within_the_full_week check (contracted_minutes_per_week between 1 and 2400);
