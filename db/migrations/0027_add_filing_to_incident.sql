-- A neighbour files for a municipality that cannot get in itself, and leads until it takes over.
alter table incident
    add column filed_by_municipality text references municipality,
    add column filed_reason          text,
    -- Whom the filer spoke to over the phone, and when.
    add column filed_confirmed_with  text,
    add column filed_confirmed_at    timestamptz,
    add column taken_over_at         timestamptz,
    add column taken_over_by         uuid references auth.account,
    add constraint filing_is_whole check (
        (filed_by_municipality is null) = (filed_reason is null)
        and (filed_by_municipality is null) = (filed_confirmed_with is null)
        and (filed_by_municipality is null) = (filed_confirmed_at is null)),
    add constraint filed_for_another check (filed_by_municipality <> municipality_code),
    add constraint only_what_was_filed_is_taken_over check (taken_over_at is null or filed_by_municipality is not null),
    add constraint takeover_has_a_person check ((taken_over_at is null) = (taken_over_by is null));

-- One at a time for each pair.
create unique index incident_is_filed_once on incident (municipality_code, filed_by_municipality)
    where filed_by_municipality is not null and taken_over_at is null and ended_at is null;
