-- A session of somebody whose municipality has a provider and who came in without it. Announced, ended by colleagues when it is wrong, reviewed afterwards.
create table auth.crisis_session (
    id                uuid primary key,
    account_id        uuid not null references auth.account on delete cascade,
    municipality_code text not null,
    method            text not null,
    opened_at         timestamptz not null,
    expires_at        timestamptz not null,
    -- By a colleague or an operator. A session that the person left or that ran out has none: whether it stands is for auth.session to say.
    ended_at          timestamptz,
    ended_by          uuid references auth.account on delete set null,
    reviewed_at       timestamptz,
    reviewed_by       uuid references auth.account on delete set null,
    review_note       text,
    vouching_id       uuid,
    constraint crisis_session_expires_after_it_starts check (expires_at > opened_at),
    constraint crisis_session_is_short check (expires_at <= opened_at + interval '4 hours'),
    constraint review_has_a_note check ((reviewed_at is null) = (review_note is null)),
    constraint nobody_reviews_themself check (reviewed_by <> account_id)
);

create index crisis_session_by_municipality on auth.crisis_session (municipality_code, opened_at);
create index crisis_session_unreviewed on auth.crisis_session (opened_at) where reviewed_at is null;

alter table auth.session add column crisis_session_id uuid references auth.crisis_session on delete cascade;
create index session_by_crisis_session on auth.session (crisis_session_id) where crisis_session_id is not null;

-- The internet-facing host opens one; to read, end or review it is the API's.
revoke all on auth.crisis_session from mutualaid_web;
grant insert on auth.crisis_session to mutualaid_web;
revoke delete on auth.crisis_session from mutualaid_api;

-- What was done in it. The account alone does not say: the same person may have an ordinary session at the same time.
alter table audit add column crisis_session_id uuid;
create index audit_by_crisis_session on audit (crisis_session_id, id) where crisis_session_id is not null;

-- Where a colleague elsewhere rings a person back before vouching for them. Entered in calm times; only the voucher sees it. Not in auth: web may not read it.
create table crisis_phone (
    account_id uuid primary key references auth.account on delete cascade,
    number     text not null,
    entered_by uuid references auth.account on delete set null,
    entered_at timestamptz not null,
    constraint number_is_a_telephone_number check (number ~ '^\+?[0-9 ()-]{5,30}$')
);

-- A crisis lead elsewhere rings back, a second one agrees, and a code is said over the phone. The row has its hash.
create table vouching (
    id                       uuid primary key,
    account_id               uuid not null references auth.account on delete cascade,
    municipality_code        text not null references municipality,
    voucher_id               uuid not null references auth.account on delete cascade,
    voucher_municipality     text not null references municipality,
    -- The number that was shown and called.
    phone                    text not null,
    begun_at                 timestamptz not null,
    expires_at               timestamptz not null,
    asked                    text,
    heard                    text,
    sent_at                  timestamptz,
    approver_id              uuid references auth.account on delete cascade,
    approver_municipality    text references municipality,
    approved_at              timestamptz,
    code_hash                bytea unique,
    code_expires_at          timestamptz,
    used_at                  timestamptz,
    withdrawn_at             timestamptz,
    withdrawn_by             uuid references auth.account on delete set null,
    constraint nobody_vouches_for_themself check (voucher_id <> account_id),
    constraint two_people_vouch check (approver_id <> voucher_id and approver_id <> account_id),
    constraint voucher_is_from_elsewhere check (voucher_municipality <> municipality_code),
    constraint what_is_sent_says_what_was_asked check ((sent_at is null) = (asked is null) and (sent_at is null) = (heard is null)),
    constraint what_is_approved_was_sent check (approved_at is null or (sent_at is not null and approver_id is not null)),
    constraint code_comes_after_approval check (code_hash is null or (approved_at is not null and code_expires_at is not null)),
    constraint what_is_used_had_a_code check (used_at is null or code_hash is not null)
);

create unique index vouching_is_open_once on vouching (account_id) where used_at is null and withdrawn_at is null;
create index vouching_by_municipality on vouching (municipality_code, begun_at);
create index vouching_by_voucher on vouching (voucher_id, begun_at);

-- The one thing that the internet-facing host may do with it: use a code that stands, once. Whose session it opens is the answer.
create function auth.claim_vouching(hash bytea, at timestamptz) returns table (vouching_id uuid, account_id uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    found_vouching public.vouching;
begin
    update public.vouching
    set used_at = at
    where code_hash = hash and used_at is null and withdrawn_at is null and code_expires_at > at
      and exists (
          select from auth.account_role r
          where r.account_id = vouching.account_id and r.municipality_code = vouching.municipality_code and r.role in ('crisis_lead', 'communicator'))
    returning * into found_vouching;
    if not found then
        return;
    end if;

    insert into public.audit (account_id, municipality_code, action, subject_id, facts)
    values (found_vouching.account_id, found_vouching.municipality_code, 'vouching-used', found_vouching.id,
            jsonb_build_object('voucher', found_vouching.voucher_id, 'approver', found_vouching.approver_id));
    return query select found_vouching.id, found_vouching.account_id;
end $$;

revoke execute on function auth.claim_vouching from public;
grant execute on function auth.claim_vouching to mutualaid_web, mutualaid_api;
