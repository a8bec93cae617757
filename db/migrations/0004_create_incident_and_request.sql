create table incident (
    id                uuid primary key,
    municipality_code text not null references municipality,
    title             text not null,
    situation         text not null,
    legal_ground      text not null,
    -- When the event was declared extraordinary (LEH 1 kap. 4 §), if it was.
    extraordinary_at  timestamptz,
    decided_by        text not null,
    phase             text not null default 'acute',
    started_at        timestamptz not null,
    contact_name      text not null,
    contact_phone     text not null,
    site              text not null,
    ended_at          timestamptz,
    created_by        uuid not null references auth.account,
    created_at        timestamptz not null default now(),
    version           integer not null default 1,
    constraint legal_ground_is_known check (legal_ground in ('leh_4_1', 'kl_9_37', 'other')),
    constraint phase_is_known check (phase in ('acute', 'rebuild', 'aftermath')),
    constraint incident_ends_after_it_starts check (ended_at >= started_at)
);

create index incident_by_municipality on incident (municipality_code);

create table request (
    id           uuid primary key,
    incident_id  uuid not null references incident,
    -- 1, 2, 3 … within the incident.
    number       integer not null,
    title        text not null,
    answer_by    timestamptz,
    report_to    text not null default '',
    sent_at      timestamptz,
    withdrawn_at timestamptz,
    created_by   uuid not null references auth.account,
    created_at   timestamptz not null default now(),
    version      integer not null default 1,
    unique (incident_id, number),
    unique (id, incident_id)
);

create table need (
    id              uuid primary key,
    request_id      uuid not null references request on delete cascade,
    position        integer not null,
    title           text not null,
    skill_id        text not null references skill,
    level           smallint not null references skill_level,
    seats           integer not null,
    from_date       date not null,
    -- Not included.
    to_date         date not null,
    pattern         text not null,
    -- Wall clock in Stockholm, minutes after midnight, when the first shift of a day starts.
    start_minute    integer not null,
    handover_minutes integer not null default 0,
    place           text not null,
    priority        smallint not null,
    constraint need_ends_after_it_starts check (to_date > from_date),
    constraint need_is_at_most_a_year check (to_date - from_date <= 366),
    constraint need_has_seats check (seats between 1 and 500),
    constraint need_pattern_is_known check (pattern in ('two_twelve', 'three_eight', 'day')),
    constraint need_starts_within_a_day check (start_minute between 0 and 1439),
    constraint handover_is_at_most_an_hour check (handover_minutes between 0 and 60),
    constraint need_place_is_known check (place in ('on_site', 'remote')),
    constraint priority_is_known check (priority between 1 and 3)
);

create index need_by_request on need (request_id, position);

-- A sent request's needs, worked out as points in time.
create table shift (
    id          uuid primary key,
    incident_id uuid not null references incident,
    need_id     uuid not null references need,
    starts_at   timestamptz not null,
    ends_at     timestamptz not null,
    seats       integer not null,
    constraint shift_ends_after_it_starts check (ends_at > starts_at),
    constraint shift_has_seats check (seats between 1 and 500),
    unique (need_id, starts_at),
    unique (id, incident_id, starts_at, ends_at)
);

create index shift_by_incident on shift (incident_id, starts_at);
