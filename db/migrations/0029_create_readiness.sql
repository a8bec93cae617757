-- Whoever would not get in on the night when the municipality's own sign-in is dead: who asked them to mend it, and until when they put it off.
create table auth.readiness (
    account_id    uuid primary key references auth.account on delete cascade,
    asked_at      timestamptz,
    asked_by      uuid references auth.account on delete set null,
    put_off_until timestamptz
);
