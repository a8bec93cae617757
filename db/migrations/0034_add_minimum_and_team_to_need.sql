-- How many of its seats a need cannot do without, and what the people on one shift should have together.
alter table need
    -- Null: all of the seats.
    add column minimum       integer,
    -- Somebody on the shift can guide the others.
    add column guide         boolean not null default false,
    -- Two or more are not all from one municipality.
    add column mixed_lenders boolean not null default false,
    -- A communicator with IT (kom.itlank) is on duty while anybody is on the shift.
    add column liaison       boolean not null default false,
    add constraint need_minimum_is_at_most_its_seats check (minimum between 0 and seats);
