create table person (
    id                    uuid primary key,
    municipality_code     text not null references municipality,
    account_id            uuid unique references auth.account on delete set null,
    name                  text not null,
    work_email            text not null,
    work_phone            text,
    title                 text not null default '',
    works_on_site         boolean not null default true,
    works_remote          boolean not null default true,
    -- What the home employer keeps each week while the person is lent, spread over home_days from 08:00.
    home_minutes_per_week integer not null default 0,
    home_days             smallint not null default 0,
    -- Bit 0 is Monday. A night counts to the weekday on which it starts.
    available_days        smallint not null default 127,
    available_nights      smallint not null default 127,
    -- The employee's own yes to being asked; an employment matter, not a consent under data protection law.
    agreed_to_be_asked_at timestamptz,
    deactivated_at        timestamptz,
    version               integer not null default 1,
    created_at            timestamptz not null default now(),
    updated_at            timestamptz not null default now(),
    constraint person_has_a_name check (name ~ '\S' and length(name) <= 120),
    constraint person_works_somewhere check (works_on_site or works_remote),
    constraint home_minutes_fit_a_week check (home_minutes_per_week between 0 and 2400),
    constraint home_minutes_have_days check (home_minutes_per_week = 0 or home_days > 0),
    constraint days_are_seven_bits check (home_days between 0 and 127 and available_days between 0 and 127 and available_nights between 0 and 127),
    -- What others refer to, so that nothing can point at another municipality's person.
    unique (id, municipality_code)
);

create unique index person_is_known_by_work_email on person (municipality_code, lower(work_email));
create index person_by_name on person (municipality_code, name);

create table person_skill (
    person_id    uuid not null references person on delete cascade,
    skill_id     text not null references skill,
    level        smallint not null references skill_level,
    confirmed_at timestamptz,
    confirmed_by uuid references auth.account on delete set null,
    primary key (person_id, skill_id)
);

create index person_skill_by_skill on person_skill (skill_id, level);

-- Dates when a person is away; why is nobody's business here.
create table person_leave (
    person_id uuid not null references person on delete cascade,
    from_date date not null,
    -- Not included.
    to_date   date not null,
    constraint leave_ends_after_it_starts check (to_date > from_date),
    constraint leaves_do_not_overlap exclude using gist (person_id with =, daterange(from_date, to_date) with &&)
);

-- A read file that waits for a person to confirm it. Nothing in the register changes before that.
create table people_import (
    id                uuid primary key,
    municipality_code text not null references municipality,
    account_id        uuid not null references auth.account on delete cascade,
    file_name         text not null,
    rows              jsonb not null,
    created_at        timestamptz not null default now(),
    confirmed_at      timestamptz
);
