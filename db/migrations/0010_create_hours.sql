-- A municipality's own numbers about hours for its own staff, stricter than the standard presets of api/Rules. A version is never
-- changed: another one follows. In force at a moment is the last version whose valid_from has come.
create table hour_preset (
    id                uuid primary key,
    municipality_code text not null references municipality,
    version           integer not null,
    valid_from        timestamptz not null,
    -- When the employer's day of 24 hours begins (dygnsbryt, AB § 13); null when none is fixed.
    day_break         time,
    -- Overtime and jour capped by any four weeks or by the calendar month (ATL 6 and 8 §§).
    cap_window        text not null default 'four_weeks',
    -- Rule id and limit, in the unit of the rule; only those that differ from the standard.
    limits            jsonb not null default '{}',
    decided_by        text not null,
    reason            text not null,
    created_by        uuid not null references auth.account,
    created_at        timestamptz not null default now(),
    unique (municipality_code, version),
    constraint cap_window_is_known check (cap_window in ('four_weeks', 'calendar_month')),
    constraint limits_are_an_object check (jsonb_typeof(limits) = 'object'),
    constraint preset_is_decided check (decided_by ~ '\S' and reason ~ '\S')
);

create trigger hour_preset_is_immutable before update or delete on hour_preset
    for each row execute function refuse_change();

-- A decision by an employer that another order than the ordinary one holds, for some of its staff and a time.
create table hour_mode (
    id                  uuid primary key,
    municipality_code   text not null references municipality,
    incident_id         uuid references incident,
    mode                text not null,
    decided_by          text not null,
    decided_at          timestamptz not null,
    ground              text not null,
    from_at             timestamptz not null,
    -- Not included.
    to_at               timestamptz not null,
    -- The three gates of the crisis agreement: the employer's own decision, the activation by SKR and Sobona, the local agreement.
    crisis_decision     text,
    activation_decision text,
    local_agreement     text,
    created_by          uuid not null references auth.account,
    created_at          timestamptz not null default now(),
    -- When the local union was told (ATL 9 §: as soon as possible).
    union_told_at       timestamptz,
    version             integer not null default 1,
    unique (id, municipality_code),
    constraint mode_is_known check (mode in ('emergency', 'crisis_agreement')),
    constraint mode_ends_after_it_starts check (to_at > from_at),
    constraint mode_is_decided check (decided_by ~ '\S' and ground ~ '\S'),
    constraint crisis_agreement_has_its_gates check (
        mode <> 'crisis_agreement' or (crisis_decision ~ '\S' and activation_decision ~ '\S' and local_agreement ~ '\S'))
);

create index hour_mode_by_municipality on hour_mode (municipality_code, from_at);

-- For whom. Each person is assigned (anvisad) by name; it can end earlier for one, as when someone falls ill under the crisis agreement.
create table hour_mode_person (
    mode_id           uuid not null,
    person_id         uuid not null,
    municipality_code text not null,
    -- Null for the whole time of the decision.
    ended_at          timestamptz,
    primary key (mode_id, person_id),
    foreign key (mode_id, municipality_code) references hour_mode (id, municipality_code),
    foreign key (person_id, municipality_code) references person (id, municipality_code)
);

create index hour_mode_person_by_person on hour_mode_person (person_id);

-- Work for the own employer with a date of its own: what the weekly pattern in the register does not say.
create table home_duty (
    id         uuid primary key,
    person_id  uuid not null references person on delete cascade,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    kind       text not null default 'ordinary',
    created_by uuid not null references auth.account,
    created_at timestamptz not null default now(),
    constraint home_duty_ends_after_it_starts check (ends_at > starts_at),
    constraint home_duty_is_at_most_two_days check (ends_at - starts_at <= interval '48 hours'),
    constraint home_duty_kind_is_known check (kind in ('ordinary', 'overtime', 'emergency_overtime', 'on_call', 'stand_by', 'travel')),
    constraint home_duties_do_not_overlap exclude using gist (person_id with =, tstzrange(starts_at, ends_at) with &&) where (kind <> 'stand_by')
);

create index home_duty_by_person on home_duty (person_id, starts_at);

-- A change of a published schedule by hand. One that breaks a rule which the law lets be passed waits for a second person.
create table schedule_edit (
    id           uuid primary key,
    incident_id  uuid not null references incident,
    kind         text not null,
    -- What is taken away and what is put in its place, as shift and person.
    removals     jsonb not null default '[]',
    additions    jsonb not null default '[]',
    reason       text not null default '',
    status       text not null,
    requested_by uuid not null references auth.account,
    requested_at timestamptz not null default now(),
    decided_by   uuid references auth.account,
    decided_at   timestamptz,
    version_id   uuid references schedule_version,
    unique (id, incident_id),
    constraint edit_kind_is_known check (kind in ('assign', 'remove', 'move', 'swap')),
    constraint edit_status_is_known check (status in ('done', 'waiting', 'approved', 'refused', 'withdrawn')),
    constraint edit_is_decided_by_another check (status not in ('approved', 'refused') or decided_by <> requested_by),
    constraint decided_edit_has_a_time check ((status in ('waiting')) = (decided_at is null)),
    constraint done_edit_has_a_version check ((status in ('done', 'approved')) = (version_id is not null))
);

create index schedule_edit_by_incident on schedule_edit (incident_id, requested_at desc);

-- A stop that was passed by decision: which rule, by how much, for whom, and which rest is owed for it.
create table hour_override (
    id                 uuid primary key,
    edit_id            uuid not null references schedule_edit,
    person_id          uuid not null references person,
    rule_id            text not null,
    article            text not null,
    from_at            timestamptz not null,
    to_at              timestamptz not null,
    excess_minutes     integer not null,
    rest_owed_minutes  integer not null,
    reason             text not null,
    requested_by       uuid not null references auth.account,
    approved_by        uuid not null references auth.account,
    approved_at        timestamptz not null,
    constraint override_has_a_reason check (reason ~ '\S'),
    constraint override_is_approved_by_another check (approved_by <> requested_by),
    constraint override_is_of_something check (excess_minutes > 0 and rest_owed_minutes >= 0)
);

create index hour_override_by_person on hour_override (person_id, from_at);

-- The duties that an override names.
create table hour_override_shift (
    override_id uuid not null references hour_override,
    shift_id    uuid not null references shift,
    primary key (override_id, shift_id)
);

create trigger hour_override_is_immutable before update or delete on hour_override
    for each row execute function refuse_change();
create trigger hour_override_shift_is_immutable before update or delete on hour_override_shift
    for each row execute function refuse_change();

-- What was worked of an assignment. It stands beside the plan and takes its place when hours are counted. A correction is another
-- report; the newest counts.
create table time_report (
    id            uuid primary key,
    assignment_id uuid not null references assignment,
    number        integer not null,
    -- Null, both, when the person did not work at all.
    starts_at     timestamptz,
    ends_at       timestamptz,
    kind          text not null default 'ordinary',
    note          text not null default '',
    reported_by   uuid not null references auth.account,
    reported_as   text not null,
    reported_at   timestamptz not null default now(),
    host_approved_by uuid references auth.account,
    host_approved_at timestamptz,
    home_approved_by uuid references auth.account,
    home_approved_at timestamptz,
    -- Sent back by the host or the home municipality, with why.
    returned_by   uuid references auth.account,
    returned_at   timestamptz,
    returned_why  text,
    version       integer not null default 1,
    unique (assignment_id, number),
    constraint report_has_both_ends_or_none check ((starts_at is null) = (ends_at is null)),
    constraint report_ends_after_it_starts check (ends_at > starts_at),
    constraint report_is_at_most_two_days check (ends_at - starts_at <= interval '48 hours'),
    constraint report_kind_is_known check (kind in ('ordinary', 'overtime', 'emergency_overtime', 'on_call', 'travel')),
    constraint reporter_is_known check (reported_as in ('person', 'lead')),
    constraint home_approves_after_host check (home_approved_at is null or host_approved_at is not null),
    constraint host_approval_is_whole check ((host_approved_by is null) = (host_approved_at is null)),
    constraint home_approval_is_whole check ((home_approved_by is null) = (home_approved_at is null)),
    constraint return_is_whole check ((returned_by is null) = (returned_at is null) and (returned_by is null) = (returned_why is null)),
    constraint approved_report_is_not_returned check (home_approved_at is null or returned_at is null)
);

create table time_report_break (
    report_id uuid not null references time_report,
    starts_at timestamptz not null,
    ends_at   timestamptz not null,
    primary key (report_id, starts_at),
    constraint break_ends_after_it_starts check (ends_at > starts_at),
    constraint breaks_do_not_overlap exclude using gist (report_id with =, tstzrange(starts_at, ends_at) with &&)
);

revoke update, delete, truncate on hour_preset, hour_override, hour_override_shift from mutualaid_api;
