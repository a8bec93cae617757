-- Sign-in: the only schema that the internet-facing web host may touch.
create schema auth;

create table auth.account (
    id                   uuid primary key,
    user_name            text not null,
    normalized_user_name text not null unique,
    display_name         text not null,
    municipality_code    text not null,
    password_hash        text,
    security_stamp       text not null,
    concurrency_stamp    text not null,
    lockout_end          timestamptz,
    lockout_enabled      boolean not null default true,
    access_failed_count  integer not null default 0,
    created_at           timestamptz not null default now()
);

-- A right is a role in one municipality. Read on every request, so that a withdrawal takes effect at once.
create table auth.account_role (
    account_id        uuid not null references auth.account on delete cascade,
    municipality_code text not null,
    role              text not null,
    granted_at        timestamptz not null default now(),
    primary key (account_id, municipality_code, role),
    constraint role_is_known check (role in ('staff', 'coordinator', 'crisis_lead', 'operator'))
);

-- Listed on the sign-in page. Rows exist only where the demo has been loaded.
create table auth.demo_account (
    account_id uuid primary key references auth.account on delete cascade,
    position   integer not null,
    task_sv    text not null,
    task_en    text not null
);

-- The cookie holds a random key; this row holds its hash and the encrypted ticket.
create table auth.session (
    key_hash   bytea primary key,
    account_id uuid not null references auth.account on delete cascade,
    ticket     bytea not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    constraint session_expires_after_it_starts check (expires_at > created_at)
);

create index session_by_account on auth.session (account_id);

create table auth.data_protection_key (
    id         text primary key,
    xml        text not null,
    created_at timestamptz not null default now()
);

grant usage on schema auth to mutualaid_web, mutualaid_api;
grant select, insert, update, delete on all tables in schema auth to mutualaid_web, mutualaid_api;
