create table offer (
    id                       uuid primary key,
    incident_id              uuid not null,
    request_id               uuid not null,
    municipality_code        text not null references municipality,
    from_date                date not null,
    -- Not included.
    to_date                  date not null,
    -- The lender's own cap on aid in any seven days, per person.
    ceiling_minutes_per_week integer not null,
    offered_by               uuid not null references auth.account,
    offered_at               timestamptz not null default now(),
    withdrawn_at             timestamptz,
    version                  integer not null default 1,
    foreign key (request_id, incident_id) references request (id, incident_id),
    constraint offer_ends_after_it_starts check (to_date > from_date),
    constraint ceiling_is_lawful check (ceiling_minutes_per_week between 60 and 2880),
    unique (id, municipality_code, from_date, to_date)
);

create index offer_by_incident on offer (incident_id) where withdrawn_at is null;
create index offer_by_municipality on offer (municipality_code);

-- One person offered. The lender and the dates are repeated so that the database itself can refuse another municipality's
-- person, and the same person offered to two incidents at once.
create table offer_person (
    offer_id          uuid not null,
    person_id         uuid not null,
    municipality_code text not null,
    from_date         date not null,
    to_date           date not null,
    withdrawn_at      timestamptz,
    primary key (offer_id, person_id),
    foreign key (offer_id, municipality_code, from_date, to_date) references offer (id, municipality_code, from_date, to_date) on update cascade,
    foreign key (person_id, municipality_code) references person (id, municipality_code),
    constraint person_is_offered_to_one_at_a_time
        exclude using gist (person_id with =, daterange(from_date, to_date) with &&) where (withdrawn_at is null)
);
