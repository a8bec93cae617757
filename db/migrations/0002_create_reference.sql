create extension if not exists btree_gist;

create table municipality (
    code        text primary key,
    name        text not null unique,
    legal_name  text not null,
    county_code text not null,
    county      text not null,
    population  integer not null,
    latitude    double precision not null,
    longitude   double precision not null,
    constraint municipality_code_is_four_digits check (code ~ '^[0-9]{4}$')
);

create table municipality_neighbour (
    code           text not null references municipality,
    neighbour_code text not null references municipality,
    primary key (code, neighbour_code),
    constraint municipality_is_not_its_own_neighbour check (code <> neighbour_code)
);

create table skill (
    id       text primary key,
    sort     integer not null,
    category text not null,
    name_sv  text not null,
    name_en  text not null,
    place    text not null,
    trust    text not null,
    phases   text[] not null,
    constraint skill_place_is_known check (place in ('remote', 'partly', 'on_site'))
);

create table skill_level (
    level   smallint primary key,
    name_sv text not null,
    name_en text not null,
    fact_sv text not null
);

create table hour_rule (
    id          text primary key,
    preset      text not null,
    article     text not null,
    metric      text not null,
    operator    text not null,
    value       numeric,
    unit        text not null,
    period_text text not null,
    severity    text not null,
    verified    boolean not null,
    note        text not null
);

create table holiday (
    date date primary key,
    name text not null,
    kind text not null
);
