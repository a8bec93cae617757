-- One run of the scheduling engine over an incident. Its best schedule so far is always in schedule_run_assignment.
create table schedule_run (
    id              uuid primary key,
    incident_id     uuid not null references incident,
    status          text not null default 'queued',
    seed            integer not null,
    time_limit_seconds integer not null,
    requested_by    uuid not null references auth.account,
    requested_at    timestamptz not null default now(),
    started_at      timestamptz,
    -- Written all through the run; a running row that has fallen silent was interrupted.
    heartbeat_at    timestamptz,
    finished_at     timestamptz,
    stop_requested_at timestamptz,
    first_lawful_at timestamptz,
    schedules_found integer not null default 0,
    seats           integer not null default 0,
    seats_filled    integer not null default 0,
    attempt         integer not null default 0,
    failure         text,
    constraint run_status_is_known check (status in ('queued', 'running', 'finished', 'stopped', 'interrupted', 'failed')),
    constraint time_limit_is_sane check (time_limit_seconds between 1 and 3600),
    unique (id, incident_id)
);

create index schedule_run_by_incident on schedule_run (incident_id, requested_at desc);
-- One at a time for an incident: the second click finds the first run.
create unique index one_active_run_per_incident on schedule_run (incident_id) where status in ('queued', 'running');

create table schedule_run_assignment (
    run_id    uuid not null references schedule_run on delete cascade,
    shift_id  uuid not null references shift,
    person_id uuid not null references person,
    primary key (run_id, shift_id, person_id)
);

-- What was published, as it was. Never changed afterwards.
create table schedule_version (
    id           uuid primary key,
    incident_id  uuid not null references incident,
    number       integer not null,
    run_id       uuid references schedule_run,
    published_by uuid not null references auth.account,
    published_at timestamptz not null default now(),
    seats        integer not null,
    seats_filled integer not null,
    unique (incident_id, number),
    unique (id, incident_id)
);

create table schedule_version_assignment (
    version_id uuid not null references schedule_version,
    shift_id   uuid not null references shift,
    person_id  uuid not null references person,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    primary key (version_id, shift_id, person_id)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is immutable', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

create trigger schedule_version_is_immutable before update or delete on schedule_version
    for each row execute function refuse_change();
create trigger schedule_version_assignment_is_immutable before update or delete on schedule_version_assignment
    for each row execute function refuse_change();

-- What stands now: a person on a shift. The times are the shift's own, held together by the foreign key.
create table assignment (
    id           uuid primary key,
    incident_id  uuid not null,
    shift_id     uuid not null,
    person_id    uuid not null references person,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    published_in uuid not null references schedule_version,
    answer       text not null default 'asked',
    answered_at  timestamptz,
    -- Set when a later version takes the person off the shift.
    cancelled_at timestamptz,
    cancelled_in uuid references schedule_version,
    version      integer not null default 1,
    foreign key (shift_id, incident_id, starts_at, ends_at) references shift (id, incident_id, starts_at, ends_at) on update cascade,
    constraint assignment_ends_after_it_starts check (ends_at > starts_at),
    constraint answer_is_known check (answer in ('asked', 'yes', 'no')),
    constraint answer_has_a_time check ((answer = 'asked') = (answered_at is null)),
    -- Across all incidents: nobody stands on two shifts at once.
    constraint person_is_in_one_place_at_a_time
        exclude using gist (person_id with =, tstzrange(starts_at, ends_at) with &&) where (cancelled_at is null and answer <> 'no')
);

create index assignment_by_incident on assignment (incident_id) where cancelled_at is null;
create index assignment_by_person on assignment (person_id, starts_at);
create index assignment_by_shift on assignment (shift_id);
create unique index person_is_on_a_shift_once on assignment (shift_id, person_id) where cancelled_at is null;
