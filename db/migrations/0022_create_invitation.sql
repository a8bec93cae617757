-- A one-time way in: a coordinator's for somebody in the register, or the operator's for a municipality's first people, who are in none.
-- The code is on paper or said by phone; the row has its hash.
create table auth.invitation (
    id                uuid primary key,
    code_hash         bytea not null unique,
    person_id         uuid references person on delete cascade,
    role              text not null,
    municipality_code text not null,
    municipality_name text not null,
    name              text not null,
    invited_by        uuid references auth.account on delete set null,
    invited_at        timestamptz not null,
    expires_at        timestamptz not null,
    used_at           timestamptz,
    used_by           uuid references auth.account on delete set null,
    constraint invitation_ends_after_it_starts check (expires_at > invited_at),
    constraint invited_role_is_known check (role in ('staff', 'coordinator', 'crisis_lead', 'operator')),
    constraint people_of_the_register_are_staff check (person_id is null or role = 'staff')
);

-- Of a person's invitations one is open.
create unique index invitation_is_open_once on auth.invitation (person_id) where used_at is null;

grant select on auth.invitation to mutualaid_web;
grant select, insert, update, delete on auth.invitation to mutualaid_api;

-- The one thing that the internet-facing host may do outside of auth: use an open invitation for an account of the same municipality, and
-- join the account to the person whose invitation it is. All or nothing: used, joined, given the role and written down, or false.
create function auth.claim_invitation(hash bytea, claimant uuid, at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    invited auth.invitation;
begin
    select invitation.* into invited
    from auth.invitation
    join auth.account on account.id = claimant and account.municipality_code = invitation.municipality_code
    where invitation.code_hash = hash and invitation.used_at is null and invitation.expires_at > at
    for update of invitation;
    if not found then
        return false;
    end if;

    if invited.person_id is not null then
        update public.person
        set account_id = claimant
        where id = invited.person_id and account_id is null and deactivated_at is null and not exists (select from public.person where account_id = claimant);
        if not found then
            return false;
        end if;
    end if;

    update auth.invitation set used_at = at, used_by = claimant where id = invited.id;
    insert into auth.account_role (account_id, municipality_code, role, granted_at) values (claimant, invited.municipality_code, invited.role, at) on conflict do nothing;
    insert into public.audit (account_id, municipality_code, action, subject_id, facts)
    values (claimant, invited.municipality_code, 'invitation-used', coalesce(invited.person_id, claimant), jsonb_build_object('invitationId', invited.id, 'role', invited.role));
    return true;
end $$;

revoke execute on function auth.claim_invitation from public;
grant execute on function auth.claim_invitation to mutualaid_web, mutualaid_api;
