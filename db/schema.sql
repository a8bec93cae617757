-- What all of db/migrations add up to. Written by the command `schema`; do not edit.

-- Extensions
extension btree_gist

-- Tables
table auth.account
    id uuid not null
    user_name text not null
    normalized_user_name text not null
    display_name text not null
    municipality_code text not null
    password_hash text
    security_stamp text not null
    concurrency_stamp text not null
    created_at timestamp with time zone not null default now()
    authenticator_key bytea
    printed_code_key bytea
    totp_last_step bigint
    disabled_at timestamp with time zone
    disabled_by uuid
    is_program boolean not null default false
    constraint account_disabled_by_fkey FOREIGN KEY (disabled_by) REFERENCES auth.account(id) ON DELETE SET NULL
    constraint account_pkey PRIMARY KEY (id)
    constraint account_normalized_user_name_key UNIQUE (normalized_user_name)
    index INDEX account_by_municipality ON auth.account USING btree (municipality_code)
table auth.account_role
    account_id uuid not null
    municipality_code text not null
    role text not null
    granted_at timestamp with time zone not null default now()
    provider_id uuid
    origin text not null default 'setup'::text
    granted_by uuid
    constraint origin_is_known CHECK ((origin = ANY (ARRAY['setup'::text, 'register'::text, 'invitation'::text, 'administrator'::text, 'operator'::text])))
    constraint role_is_known CHECK ((role = ANY (ARRAY['staff'::text, 'coordinator'::text, 'approver'::text, 'crisis_lead'::text, 'communicator'::text, 'administrator'::text, 'auditor'::text, 'operator'::text])))
    constraint account_role_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.account(id) ON DELETE CASCADE
    constraint account_role_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES auth.account(id) ON DELETE SET NULL
    constraint account_role_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES auth.provider(id) ON DELETE CASCADE
    constraint account_role_pkey PRIMARY KEY (account_id, municipality_code, role)
    index INDEX account_role_by_municipality ON auth.account_role USING btree (municipality_code, role)
    index INDEX account_role_by_provider ON auth.account_role USING btree (provider_id) WHERE (provider_id IS NOT NULL)
table auth.attempt
    key bytea not null
    tries integer not null
    free_at timestamp with time zone not null
    forgotten_at timestamp with time zone not null
    constraint attempt_pkey PRIMARY KEY (key)
table auth.authority_keys
    address text not null
    jwks text not null
    fetched_at timestamp with time zone not null
    constraint authority_keys_pkey PRIMARY KEY (address)
table auth.client_key
    id text not null
    purpose text not null
    private_key bytea not null
    certificate bytea
    created_at timestamp with time zone not null default now()
    retired_at timestamp with time zone
    constraint key_is_retired_after_it_is_made CHECK ((retired_at > created_at))
    constraint purpose_is_known CHECK ((purpose = ANY (ARRAY['signature'::text, 'encryption'::text])))
    constraint what_signs_has_a_certificate CHECK (((purpose = 'signature'::text) = (certificate IS NOT NULL)))
    constraint client_key_pkey PRIMARY KEY (id)
table auth.crisis_session
    id uuid not null
    account_id uuid not null
    municipality_code text not null
    method text not null
    opened_at timestamp with time zone not null
    expires_at timestamp with time zone not null
    ended_at timestamp with time zone
    ended_by uuid
    reviewed_at timestamp with time zone
    reviewed_by uuid
    review_note text
    vouching_id uuid
    constraint crisis_session_expires_after_it_starts CHECK ((expires_at > opened_at))
    constraint crisis_session_is_short CHECK ((expires_at <= (opened_at + '04:00:00'::interval)))
    constraint nobody_reviews_themself CHECK ((reviewed_by <> account_id))
    constraint review_has_a_note CHECK (((reviewed_at IS NULL) = (review_note IS NULL)))
    constraint crisis_session_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.account(id) ON DELETE CASCADE
    constraint crisis_session_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES auth.account(id) ON DELETE SET NULL
    constraint crisis_session_reviewed_by_fkey FOREIGN KEY (reviewed_by) REFERENCES auth.account(id) ON DELETE SET NULL
    constraint crisis_session_pkey PRIMARY KEY (id)
    index INDEX crisis_session_by_municipality ON auth.crisis_session USING btree (municipality_code, opened_at)
    index INDEX crisis_session_unreviewed ON auth.crisis_session USING btree (opened_at) WHERE (reviewed_at IS NULL)
table auth.data_protection_key
    id text not null
    xml text not null
    created_at timestamp with time zone not null default now()
    constraint data_protection_key_pkey PRIMARY KEY (id)
table auth.demo_account
    account_id uuid not null
    position integer not null
    task_sv text not null
    task_en text not null
    constraint demo_account_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.account(id) ON DELETE CASCADE
    constraint demo_account_pkey PRIMARY KEY (account_id)
table auth.event
    id bigint not null generated always as identity
    account_id uuid
    kind text not null
    method text
    at timestamp with time zone not null
    address text not null
    municipality_code text
    provider_id uuid
    by_account_id uuid
    detail text
    constraint event_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.account(id) ON DELETE CASCADE
    constraint event_by_account_id_fkey FOREIGN KEY (by_account_id) REFERENCES auth.account(id) ON DELETE SET NULL
    constraint event_pkey PRIMARY KEY (id)
    index INDEX event_by_account ON auth.event USING btree (account_id, id)
    index INDEX event_by_municipality ON auth.event USING btree (municipality_code, id)
    index INDEX event_by_time ON auth.event USING brin (at)
table auth.external_login
    issuer text not null
    subject text not null
    account_id uuid not null
    linked_at timestamp with time zone not null default now()
    constraint external_login_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.account(id) ON DELETE CASCADE
    constraint external_login_pkey PRIMARY KEY (issuer, subject)
    index INDEX external_login_by_account ON auth.external_login USING btree (account_id)
table auth.invitation
    id uuid not null
    code_hash bytea not null
    person_id uuid
    role text not null
    municipality_code text not null
    municipality_name text not null
    name text not null
    invited_by uuid
    invited_at timestamp with time zone not null
    expires_at timestamp with time zone not null
    used_at timestamp with time zone
    used_by uuid
    constraint invitation_ends_after_it_starts CHECK ((expires_at > invited_at))
    constraint invited_role_is_known CHECK ((role = ANY (ARRAY['staff'::text, 'coordinator'::text, 'approver'::text, 'crisis_lead'::text, 'communicator'::text, 'administrator'::text, 'auditor'::text, 'operator'::text])))
    constraint people_of_the_register_are_staff CHECK (((person_id IS NULL) OR (role = 'staff'::text)))
    constraint invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES auth.account(id) ON DELETE SET NULL
    constraint invitation_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
    constraint invitation_used_by_fkey FOREIGN KEY (used_by) REFERENCES auth.account(id) ON DELETE SET NULL
    constraint invitation_pkey PRIMARY KEY (id)
    constraint invitation_code_hash_key UNIQUE (code_hash)
    index UNIQUE INDEX invitation_is_open_once ON auth.invitation USING btree (person_id) WHERE (used_at IS NULL)
table auth.machine_client
    id uuid not null
    account_id uuid not null
    municipality_code text not null
    name text not null
    client_id text not null
    scopes text[] not null
    public_keys text
    issuer text
    keys_address text
    external_id text
    token_type text
    enabled boolean not null default true
    version integer not null default 1
    created_at timestamp with time zone not null
    changed_at timestamp with time zone not null
    last_used_at timestamp with time zone
    constraint authority_is_whole CHECK ((num_nonnulls(issuer, keys_address, external_id, token_type) = ANY (ARRAY[0, 4])))
    constraint keys_address_is_an_address CHECK ((keys_address ~ '^https?://[^#[:space:]]+$'::text))
    constraint machine_has_one_proof CHECK ((num_nonnulls(public_keys, issuer) = 1))
    constraint scope_is_known CHECK (((cardinality(scopes) > 0) AND (scopes <@ ARRAY['register'::text, 'time-reports'::text])))
    constraint token_type_is_known CHECK ((token_type = ANY (ARRAY['at+jwt'::text, 'jwt'::text])))
    constraint machine_client_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.account(id)
    constraint machine_client_pkey PRIMARY KEY (id)
    constraint machine_client_account_id_key UNIQUE (account_id)
    constraint machine_client_client_id_key UNIQUE (client_id)
    index UNIQUE INDEX machine_client_by_issuer ON auth.machine_client USING btree (issuer, external_id) WHERE (issuer IS NOT NULL)
    index INDEX machine_client_by_municipality ON auth.machine_client USING btree (municipality_code)
table auth.machine_token
    token_hash bytea not null
    client_id uuid not null
    scopes text[] not null
    expires_at timestamp with time zone not null
    constraint machine_token_client_id_fkey FOREIGN KEY (client_id) REFERENCES auth.machine_client(id) ON DELETE CASCADE
    constraint machine_token_pkey PRIMARY KEY (token_hash)
table auth.passkey
    credential_id bytea not null
    account_id uuid not null
    name text not null
    public_key bytea not null
    sign_count bigint not null
    transports text[]
    is_user_verified boolean not null
    is_backup_eligible boolean not null
    is_backed_up boolean not null
    attestation_object bytea not null
    client_data_json bytea not null
    created_at timestamp with time zone not null
    last_used_at timestamp with time zone
    constraint credential_id_has_a_length_of_webauthn CHECK (((octet_length(credential_id) >= 1) AND (octet_length(credential_id) <= 1023)))
    constraint passkey_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.account(id) ON DELETE CASCADE
    constraint passkey_pkey PRIMARY KEY (credential_id)
    index INDEX passkey_by_account ON auth.passkey USING btree (account_id)
table auth.pending_sign_in
    key_hash bytea not null
    provider_id uuid not null
    identity bytea not null
    created_at timestamp with time zone not null default now()
    expires_at timestamp with time zone not null
    constraint pending_sign_in_expires_after_it_starts CHECK ((expires_at > created_at))
    constraint pending_sign_in_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES auth.provider(id) ON DELETE CASCADE
    constraint pending_sign_in_pkey PRIMARY KEY (key_hash)
table auth.printed_code
    account_id uuid not null
    code_hash bytea not null
    used_at timestamp with time zone
    constraint printed_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.account(id) ON DELETE CASCADE
    constraint printed_code_pkey PRIMARY KEY (account_id, code_hash)
table auth.provider
    id uuid not null
    municipality_code text not null
    key text not null
    display_name text not null
    issuer text not null
    client_id text not null
    client_authentication text not null
    client_secret bytea
    scopes text not null default 'openid profile'::text
    acr_values text not null default ''::text
    acr_is_required boolean not null default false
    use_userinfo boolean not null default true
    subject_claim text not null default 'sub'::text
    assertion_audience text not null default ''::text
    organisation_claim text
    organisation_number text
    private_addresses_allowed boolean not null default false
    enabled boolean not null default false
    version integer not null default 1
    created_at timestamp with time zone not null default now()
    changed_at timestamp with time zone not null default now()
    constraint client_authentication_is_known CHECK ((client_authentication = ANY (ARRAY['secret'::text, 'private_key'::text])))
    constraint issuer_is_an_address CHECK ((issuer ~ '^https?://[^?#[:space:]]+$'::text))
    constraint key_fits_in_an_address CHECK ((key ~ '^[a-z0-9][a-z0-9-]{0,39}$'::text))
    constraint organisation_is_whole CHECK (((organisation_claim IS NULL) = (organisation_number IS NULL)))
    constraint required_acr_is_named CHECK (((acr_values <> ''::text) OR (NOT acr_is_required)))
    constraint secret_is_kept_where_it_is_used CHECK (((client_authentication = 'secret'::text) OR (client_secret IS NULL)))
    constraint what_is_on_is_whole CHECK (((NOT enabled) OR ((client_id <> ''::text) AND ((client_authentication <> 'secret'::text) OR (client_secret IS NOT NULL)))))
    constraint provider_pkey PRIMARY KEY (id)
    constraint provider_key_key UNIQUE (key)
    index INDEX provider_by_municipality ON auth.provider USING btree (municipality_code)
table auth.provider_health
    provider_id uuid not null
    state text not null
    since timestamp with time zone not null
    checked_at timestamp with time zone not null
    error_code text
    last_error_code text
    last_error_at timestamp with time zone
    constraint last_error_is_whole CHECK (((last_error_code IS NULL) = (last_error_at IS NULL)))
    constraint only_what_is_down_has_an_error CHECK (((state = 'down'::text) = (error_code IS NOT NULL)))
    constraint state_is_known CHECK ((state = ANY (ARRAY['unknown'::text, 'up'::text, 'down'::text])))
    constraint provider_health_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES auth.provider(id) ON DELETE CASCADE
    constraint provider_health_pkey PRIMARY KEY (provider_id)
table auth.provider_mapping
    id uuid not null
    provider_id uuid not null
    claim text not null
    value text not null
    role text
    skill_id text
    level smallint
    constraint mapped_role_is_known CHECK ((role = ANY (ARRAY['staff'::text, 'coordinator'::text, 'approver'::text, 'crisis_lead'::text, 'communicator'::text, 'administrator'::text, 'auditor'::text])))
    constraint mapping_gives_one_thing CHECK ((((role IS NULL) <> (skill_id IS NULL)) AND ((skill_id IS NULL) = (level IS NULL))))
    constraint mapping_is_short CHECK ((((length(claim) >= 1) AND (length(claim) <= 200)) AND ((length(value) >= 1) AND (length(value) <= 300))))
    constraint provider_mapping_level_fkey FOREIGN KEY (level) REFERENCES skill_level(level)
    constraint provider_mapping_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES auth.provider(id) ON DELETE CASCADE
    constraint provider_mapping_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES skill(id)
    constraint provider_mapping_pkey PRIMARY KEY (id)
    constraint mapping_says_a_thing_once UNIQUE NULLS NOT DISTINCT (provider_id, claim, value, role, skill_id)
table auth.provider_metadata
    provider_id uuid not null
    discovery text not null
    jwks text not null
    fetched_at timestamp with time zone not null
    constraint provider_metadata_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES auth.provider(id) ON DELETE CASCADE
    constraint provider_metadata_pkey PRIMARY KEY (provider_id)
table auth.readiness
    account_id uuid not null
    asked_at timestamp with time zone
    asked_by uuid
    put_off_until timestamp with time zone
    constraint readiness_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.account(id) ON DELETE CASCADE
    constraint readiness_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES auth.account(id) ON DELETE SET NULL
    constraint readiness_pkey PRIMARY KEY (account_id)
table auth.recovery
    code_hash bytea not null
    account_id uuid not null
    made_by uuid
    made_at timestamp with time zone not null
    expires_at timestamp with time zone not null
    used_at timestamp with time zone
    constraint recovery_ends_after_it_starts CHECK ((expires_at > made_at))
    constraint recovery_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.account(id) ON DELETE CASCADE
    constraint recovery_made_by_fkey FOREIGN KEY (made_by) REFERENCES auth.account(id) ON DELETE SET NULL
    constraint recovery_pkey PRIMARY KEY (code_hash)
    index UNIQUE INDEX recovery_is_open_once ON auth.recovery USING btree (account_id) WHERE (used_at IS NULL)
table auth.role_from_provider
    account_id uuid not null
    municipality_code text not null
    role text not null
    provider_id uuid not null
    constraint role_from_provider_account_id_municipality_code_role_fkey FOREIGN KEY (account_id, municipality_code, role) REFERENCES auth.account_role(account_id, municipality_code, role) ON DELETE CASCADE
    constraint role_from_provider_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES auth.provider(id) ON DELETE CASCADE
    constraint role_from_provider_pkey PRIMARY KEY (account_id, municipality_code, role, provider_id)
    index INDEX role_from_provider_by_provider ON auth.role_from_provider USING btree (provider_id)
table auth.session
    key_hash bytea not null
    account_id uuid not null
    ticket bytea not null
    created_at timestamp with time zone not null default now()
    expires_at timestamp with time zone not null
    provider_id uuid
    provider_subject text
    provider_session text
    method text
    browser text
    crisis_session_id uuid
    proved_at timestamp with time zone default now()
    constraint provider_session_has_a_provider CHECK (((provider_session IS NULL) OR (provider_id IS NOT NULL)))
    constraint session_expires_after_it_starts CHECK ((expires_at > created_at))
    constraint session_of_a_provider_names_its_subject CHECK (((provider_id IS NULL) = (provider_subject IS NULL)))
    constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.account(id) ON DELETE CASCADE
    constraint session_crisis_session_id_fkey FOREIGN KEY (crisis_session_id) REFERENCES auth.crisis_session(id) ON DELETE CASCADE
    constraint session_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES auth.provider(id) ON DELETE CASCADE
    constraint session_pkey PRIMARY KEY (key_hash)
    index INDEX session_by_account ON auth.session USING btree (account_id)
    index INDEX session_by_crisis_session ON auth.session USING btree (crisis_session_id) WHERE (crisis_session_id IS NOT NULL)
    index INDEX session_by_provider ON auth.session USING btree (provider_id, provider_subject) WHERE (provider_id IS NOT NULL)
table auth.test_sign_in
    session_key_hash bytea not null
    provider_id uuid not null
    result bytea not null
    expires_at timestamp with time zone not null
    constraint test_sign_in_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES auth.provider(id) ON DELETE CASCADE
    constraint test_sign_in_session_key_hash_fkey FOREIGN KEY (session_key_hash) REFERENCES auth.session(key_hash) ON DELETE CASCADE
    constraint test_sign_in_pkey PRIMARY KEY (session_key_hash)
table auth.used_once
    purpose text not null
    hash bytea not null
    expires_at timestamp with time zone not null
    constraint use_is_known CHECK ((purpose = ANY (ARRAY['logout_token'::text, 'login_attempt'::text, 'passkey_challenge'::text, 'client_assertion'::text])))
    constraint used_once_pkey PRIMARY KEY (purpose, hash)
table public.assignment
    id uuid not null
    incident_id uuid not null
    shift_id uuid not null
    person_id uuid not null
    starts_at timestamp with time zone not null
    ends_at timestamp with time zone not null
    published_in uuid not null
    answer text not null default 'asked'::text
    answered_at timestamp with time zone
    cancelled_at timestamp with time zone
    cancelled_in uuid
    version integer not null default 1
    constraint answer_has_a_time CHECK (((answer = 'asked'::text) = (answered_at IS NULL)))
    constraint answer_is_known CHECK ((answer = ANY (ARRAY['asked'::text, 'yes'::text, 'no'::text])))
    constraint assignment_ends_after_it_starts CHECK ((ends_at > starts_at))
    constraint assignment_cancelled_in_fkey FOREIGN KEY (cancelled_in) REFERENCES schedule_version(id)
    constraint assignment_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
    constraint assignment_published_in_fkey FOREIGN KEY (published_in) REFERENCES schedule_version(id)
    constraint assignment_shift_id_incident_id_starts_at_ends_at_fkey FOREIGN KEY (shift_id, incident_id, starts_at, ends_at) REFERENCES shift(id, incident_id, starts_at, ends_at) ON UPDATE CASCADE
    constraint assignment_pkey PRIMARY KEY (id)
    constraint person_is_in_one_place_at_a_time EXCLUDE USING gist (person_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (((cancelled_at IS NULL) AND (answer <> 'no'::text)))
    index INDEX assignment_by_incident ON public.assignment USING btree (incident_id) WHERE (cancelled_at IS NULL)
    index INDEX assignment_by_person ON public.assignment USING btree (person_id, starts_at)
    index INDEX assignment_by_shift ON public.assignment USING btree (shift_id)
    index UNIQUE INDEX person_is_on_a_shift_once ON public.assignment USING btree (shift_id, person_id) WHERE (cancelled_at IS NULL)
table public.audit
    id bigint not null generated always as identity
    at timestamp with time zone not null default now()
    account_id uuid
    municipality_code text
    action text not null
    subject_id uuid
    facts jsonb not null default '{}'::jsonb
    crisis_session_id uuid
    constraint audit_pkey PRIMARY KEY (id)
    index INDEX audit_by_crisis_session ON public.audit USING btree (crisis_session_id, id) WHERE (crisis_session_id IS NOT NULL)
    index INDEX audit_by_municipality ON public.audit USING btree (municipality_code, at)
    index INDEX audit_by_subject ON public.audit USING btree (subject_id, at)
    trigger CREATE TRIGGER audit_is_append_only BEFORE DELETE OR UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION refuse_change()
table public.crisis_phone
    account_id uuid not null
    number text not null
    entered_by uuid
    entered_at timestamp with time zone not null
    constraint number_is_a_telephone_number CHECK ((number ~ '^\+?[0-9 ()-]{5,30}$'::text))
    constraint crisis_phone_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.account(id) ON DELETE CASCADE
    constraint crisis_phone_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES auth.account(id) ON DELETE SET NULL
    constraint crisis_phone_pkey PRIMARY KEY (account_id)
table public.holiday
    date date not null
    name text not null
    kind text not null
    constraint holiday_pkey PRIMARY KEY (date)
table public.home_duty
    id uuid not null
    person_id uuid not null
    starts_at timestamp with time zone not null
    ends_at timestamp with time zone not null
    kind text not null default 'ordinary'::text
    created_by uuid not null
    created_at timestamp with time zone not null default now()
    constraint home_duty_ends_after_it_starts CHECK ((ends_at > starts_at))
    constraint home_duty_is_at_most_two_days CHECK (((ends_at - starts_at) <= '48:00:00'::interval))
    constraint home_duty_kind_is_known CHECK ((kind = ANY (ARRAY['ordinary'::text, 'overtime'::text, 'emergency_overtime'::text, 'on_call'::text, 'stand_by'::text, 'travel'::text])))
    constraint home_duty_created_by_fkey FOREIGN KEY (created_by) REFERENCES auth.account(id)
    constraint home_duty_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
    constraint home_duty_pkey PRIMARY KEY (id)
    constraint home_duties_do_not_overlap EXCLUDE USING gist (person_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ((kind <> 'stand_by'::text))
    index INDEX home_duty_by_person ON public.home_duty USING btree (person_id, starts_at)
table public.hour_mode
    id uuid not null
    municipality_code text not null
    incident_id uuid
    mode text not null
    decided_by text not null
    decided_at timestamp with time zone not null
    ground text not null
    from_at timestamp with time zone not null
    to_at timestamp with time zone not null
    crisis_decision text
    activation_decision text
    local_agreement text
    created_by uuid not null
    created_at timestamp with time zone not null default now()
    union_told_at timestamp with time zone
    version integer not null default 1
    constraint crisis_agreement_has_its_gates CHECK (((mode <> 'crisis_agreement'::text) OR ((crisis_decision ~ '\S'::text) AND (activation_decision ~ '\S'::text) AND (local_agreement ~ '\S'::text))))
    constraint mode_ends_after_it_starts CHECK ((to_at > from_at))
    constraint mode_is_decided CHECK (((decided_by ~ '\S'::text) AND (ground ~ '\S'::text)))
    constraint mode_is_known CHECK ((mode = ANY (ARRAY['emergency'::text, 'crisis_agreement'::text])))
    constraint hour_mode_created_by_fkey FOREIGN KEY (created_by) REFERENCES auth.account(id)
    constraint hour_mode_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(id)
    constraint hour_mode_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES municipality(code)
    constraint hour_mode_pkey PRIMARY KEY (id)
    constraint hour_mode_id_municipality_code_key UNIQUE (id, municipality_code)
    index INDEX hour_mode_by_municipality ON public.hour_mode USING btree (municipality_code, from_at)
table public.hour_mode_person
    mode_id uuid not null
    person_id uuid not null
    municipality_code text not null
    ended_at timestamp with time zone
    constraint hour_mode_person_mode_id_municipality_code_fkey FOREIGN KEY (mode_id, municipality_code) REFERENCES hour_mode(id, municipality_code)
    constraint hour_mode_person_person_id_municipality_code_fkey FOREIGN KEY (person_id, municipality_code) REFERENCES person(id, municipality_code)
    constraint hour_mode_person_pkey PRIMARY KEY (mode_id, person_id)
    index INDEX hour_mode_person_by_person ON public.hour_mode_person USING btree (person_id)
table public.hour_override
    id uuid not null
    edit_id uuid not null
    person_id uuid not null
    rule_id text not null
    article text not null
    from_at timestamp with time zone not null
    to_at timestamp with time zone not null
    excess_minutes integer not null
    rest_owed_minutes integer not null
    reason text not null
    requested_by uuid not null
    approved_by uuid not null
    approved_at timestamp with time zone not null
    constraint override_has_a_reason CHECK ((reason ~ '\S'::text))
    constraint override_is_approved_by_another CHECK ((approved_by <> requested_by))
    constraint override_is_of_something CHECK (((excess_minutes > 0) AND (rest_owed_minutes >= 0)))
    constraint hour_override_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES auth.account(id)
    constraint hour_override_edit_id_fkey FOREIGN KEY (edit_id) REFERENCES schedule_edit(id)
    constraint hour_override_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
    constraint hour_override_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES auth.account(id)
    constraint hour_override_pkey PRIMARY KEY (id)
    index INDEX hour_override_by_person ON public.hour_override USING btree (person_id, from_at)
    trigger CREATE TRIGGER hour_override_is_immutable BEFORE DELETE OR UPDATE ON public.hour_override FOR EACH ROW EXECUTE FUNCTION refuse_change()
table public.hour_override_shift
    override_id uuid not null
    shift_id uuid not null
    constraint hour_override_shift_override_id_fkey FOREIGN KEY (override_id) REFERENCES hour_override(id)
    constraint hour_override_shift_shift_id_fkey FOREIGN KEY (shift_id) REFERENCES shift(id)
    constraint hour_override_shift_pkey PRIMARY KEY (override_id, shift_id)
    trigger CREATE TRIGGER hour_override_shift_is_immutable BEFORE DELETE OR UPDATE ON public.hour_override_shift FOR EACH ROW EXECUTE FUNCTION refuse_change()
table public.hour_preset
    id uuid not null
    municipality_code text not null
    version integer not null
    valid_from timestamp with time zone not null
    day_break time without time zone
    cap_window text not null default 'four_weeks'::text
    limits jsonb not null default '{}'::jsonb
    decided_by text not null
    reason text not null
    created_by uuid not null
    created_at timestamp with time zone not null default now()
    constraint cap_window_is_known CHECK ((cap_window = ANY (ARRAY['four_weeks'::text, 'calendar_month'::text])))
    constraint limits_are_an_object CHECK ((jsonb_typeof(limits) = 'object'::text))
    constraint preset_is_decided CHECK (((decided_by ~ '\S'::text) AND (reason ~ '\S'::text)))
    constraint hour_preset_created_by_fkey FOREIGN KEY (created_by) REFERENCES auth.account(id)
    constraint hour_preset_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES municipality(code)
    constraint hour_preset_pkey PRIMARY KEY (id)
    constraint hour_preset_municipality_code_version_key UNIQUE (municipality_code, version)
    trigger CREATE TRIGGER hour_preset_is_immutable BEFORE DELETE OR UPDATE ON public.hour_preset FOR EACH ROW EXECUTE FUNCTION refuse_change()
table public.hour_rule
    id text not null
    preset text not null
    article text not null
    metric text not null
    operator text not null
    value numeric
    unit text not null
    period_text text not null
    severity text not null
    verified boolean not null
    note text not null
    constraint hour_rule_pkey PRIMARY KEY (id)
table public.idempotent_answer
    account_id uuid not null
    key uuid not null
    route text not null
    body_hash bytea not null
    status integer not null
    location text
    body jsonb
    at timestamp with time zone not null default now()
    constraint idempotent_answer_pkey PRIMARY KEY (account_id, key)
table public.incident
    id uuid not null
    municipality_code text not null
    title text not null
    situation text not null
    legal_ground text not null
    extraordinary_at timestamp with time zone
    decided_by text not null
    phase text not null default 'acute'::text
    started_at timestamp with time zone not null
    contact_name text not null
    contact_phone text not null
    site text not null
    ended_at timestamp with time zone
    created_by uuid not null
    created_at timestamp with time zone not null default now()
    version integer not null default 1
    filed_by_municipality text
    filed_reason text
    filed_confirmed_with text
    filed_confirmed_at timestamp with time zone
    taken_over_at timestamp with time zone
    taken_over_by uuid
    constraint filed_for_another CHECK ((filed_by_municipality <> municipality_code))
    constraint filing_is_whole CHECK ((((filed_by_municipality IS NULL) = (filed_reason IS NULL)) AND ((filed_by_municipality IS NULL) = (filed_confirmed_with IS NULL)) AND ((filed_by_municipality IS NULL) = (filed_confirmed_at IS NULL))))
    constraint incident_ends_after_it_starts CHECK ((ended_at >= started_at))
    constraint legal_ground_is_known CHECK ((legal_ground = ANY (ARRAY['leh_4_1'::text, 'kl_9_37'::text, 'other'::text])))
    constraint only_what_was_filed_is_taken_over CHECK (((taken_over_at IS NULL) OR (filed_by_municipality IS NOT NULL)))
    constraint phase_is_known CHECK ((phase = ANY (ARRAY['acute'::text, 'rebuild'::text, 'aftermath'::text])))
    constraint takeover_has_a_person CHECK (((taken_over_at IS NULL) = (taken_over_by IS NULL)))
    constraint incident_created_by_fkey FOREIGN KEY (created_by) REFERENCES auth.account(id)
    constraint incident_filed_by_municipality_fkey FOREIGN KEY (filed_by_municipality) REFERENCES municipality(code)
    constraint incident_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES municipality(code)
    constraint incident_taken_over_by_fkey FOREIGN KEY (taken_over_by) REFERENCES auth.account(id)
    constraint incident_pkey PRIMARY KEY (id)
    index INDEX incident_by_municipality ON public.incident USING btree (municipality_code)
    index UNIQUE INDEX incident_is_filed_once ON public.incident USING btree (municipality_code, filed_by_municipality) WHERE ((filed_by_municipality IS NOT NULL) AND (taken_over_at IS NULL) AND (ended_at IS NULL))
table public.migration
    number integer not null
    name text not null
    checksum text not null
    applied_at timestamp with time zone not null default now()
    constraint migration_pkey PRIMARY KEY (number)
    constraint migration_name_key UNIQUE (name)
table public.municipality
    code text not null
    name text not null
    legal_name text not null
    county_code text not null
    county text not null
    population integer not null
    latitude double precision not null
    longitude double precision not null
    constraint municipality_code_is_four_digits CHECK ((code ~ '^[0-9]{4}$'::text))
    constraint municipality_pkey PRIMARY KEY (code)
    constraint municipality_name_key UNIQUE (name)
table public.municipality_neighbour
    code text not null
    neighbour_code text not null
    constraint municipality_is_not_its_own_neighbour CHECK ((code <> neighbour_code))
    constraint municipality_neighbour_code_fkey FOREIGN KEY (code) REFERENCES municipality(code)
    constraint municipality_neighbour_neighbour_code_fkey FOREIGN KEY (neighbour_code) REFERENCES municipality(code)
    constraint municipality_neighbour_pkey PRIMARY KEY (code, neighbour_code)
table public.need
    id uuid not null
    request_id uuid not null
    position integer not null
    title text not null
    skill_id text not null
    level smallint not null
    seats integer not null
    from_date date not null
    to_date date not null
    pattern text not null
    start_minute integer not null
    handover_minutes integer not null default 0
    place text not null
    priority smallint not null
    minimum integer
    guide boolean not null default false
    mixed_lenders boolean not null default false
    liaison boolean not null default false
    constraint handover_is_at_most_an_hour CHECK (((handover_minutes >= 0) AND (handover_minutes <= 60)))
    constraint need_ends_after_it_starts CHECK ((to_date > from_date))
    constraint need_has_seats CHECK (((seats >= 1) AND (seats <= 500)))
    constraint need_is_at_most_a_year CHECK (((to_date - from_date) <= 366))
    constraint need_minimum_is_at_most_its_seats CHECK (((minimum >= 0) AND (minimum <= seats)))
    constraint need_pattern_is_known CHECK ((pattern = ANY (ARRAY['two_twelve'::text, 'three_eight'::text, 'day'::text])))
    constraint need_place_is_known CHECK ((place = ANY (ARRAY['on_site'::text, 'remote'::text])))
    constraint need_starts_within_a_day CHECK (((start_minute >= 0) AND (start_minute <= 1439)))
    constraint priority_is_known CHECK (((priority >= 1) AND (priority <= 3)))
    constraint need_level_fkey FOREIGN KEY (level) REFERENCES skill_level(level)
    constraint need_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id) ON DELETE CASCADE
    constraint need_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES skill(id)
    constraint need_pkey PRIMARY KEY (id)
    index INDEX need_by_request ON public.need USING btree (request_id, "position")
table public.offer
    id uuid not null
    incident_id uuid not null
    request_id uuid not null
    municipality_code text not null
    from_date date not null
    to_date date not null
    ceiling_minutes_per_week integer not null
    offered_by uuid not null
    offered_at timestamp with time zone not null default now()
    withdrawn_at timestamp with time zone
    version integer not null default 1
    constraint ceiling_is_lawful CHECK (((ceiling_minutes_per_week >= 60) AND (ceiling_minutes_per_week <= 2880)))
    constraint offer_ends_after_it_starts CHECK ((to_date > from_date))
    constraint offer_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES municipality(code)
    constraint offer_offered_by_fkey FOREIGN KEY (offered_by) REFERENCES auth.account(id)
    constraint offer_request_id_incident_id_fkey FOREIGN KEY (request_id, incident_id) REFERENCES request(id, incident_id)
    constraint offer_pkey PRIMARY KEY (id)
    constraint offer_id_municipality_code_from_date_to_date_key UNIQUE (id, municipality_code, from_date, to_date)
    index INDEX offer_by_incident ON public.offer USING btree (incident_id) WHERE (withdrawn_at IS NULL)
    index INDEX offer_by_municipality ON public.offer USING btree (municipality_code)
table public.offer_person
    offer_id uuid not null
    person_id uuid not null
    municipality_code text not null
    from_date date not null
    to_date date not null
    withdrawn_at timestamp with time zone
    constraint offer_person_offer_id_municipality_code_from_date_to_date_fkey FOREIGN KEY (offer_id, municipality_code, from_date, to_date) REFERENCES offer(id, municipality_code, from_date, to_date) ON UPDATE CASCADE
    constraint offer_person_person_id_municipality_code_fkey FOREIGN KEY (person_id, municipality_code) REFERENCES person(id, municipality_code)
    constraint offer_person_pkey PRIMARY KEY (offer_id, person_id)
    constraint person_is_offered_to_one_at_a_time EXCLUDE USING gist (person_id WITH =, daterange(from_date, to_date) WITH &&) WHERE ((withdrawn_at IS NULL))
table public.people_import
    id uuid not null
    municipality_code text not null
    account_id uuid not null
    file_name text not null
    rows jsonb not null
    created_at timestamp with time zone not null default now()
    confirmed_at timestamp with time zone
    result jsonb
    kind text not null default 'people'::text
    constraint import_kind_is_known CHECK ((kind = ANY (ARRAY['people'::text, 'home-duties'::text])))
    constraint result_comes_with_confirmation CHECK (((result IS NULL) = (confirmed_at IS NULL)))
    constraint people_import_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.account(id) ON DELETE CASCADE
    constraint people_import_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES municipality(code)
    constraint people_import_pkey PRIMARY KEY (id)
table public.person
    id uuid not null
    municipality_code text not null
    account_id uuid
    name text not null
    work_email text not null
    work_phone text
    title text not null default ''::text
    works_on_site boolean not null default true
    works_remote boolean not null default true
    home_minutes_per_week integer not null default 0
    home_days smallint not null default 0
    available_days smallint not null default 127
    available_nights smallint not null default 127
    agreed_to_be_asked_at timestamp with time zone
    deactivated_at timestamp with time zone
    version integer not null default 1
    created_at timestamp with time zone not null default now()
    updated_at timestamp with time zone not null default now()
    contracted_minutes_per_week integer
    constraint contracted_week_is_within_the_full_week CHECK (((contracted_minutes_per_week >= 1) AND (contracted_minutes_per_week <= 2400)))
    constraint days_are_seven_bits CHECK ((((home_days >= 0) AND (home_days <= 127)) AND ((available_days >= 0) AND (available_days <= 127)) AND ((available_nights >= 0) AND (available_nights <= 127))))
    constraint home_minutes_fit_a_week CHECK (((home_minutes_per_week >= 0) AND (home_minutes_per_week <= 2400)))
    constraint home_minutes_have_days CHECK (((home_minutes_per_week = 0) OR (home_days > 0)))
    constraint person_has_a_name CHECK (((name ~ '\S'::text) AND (length(name) <= 120)))
    constraint person_works_somewhere CHECK ((works_on_site OR works_remote))
    constraint person_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.account(id) ON DELETE SET NULL
    constraint person_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES municipality(code)
    constraint person_pkey PRIMARY KEY (id)
    constraint person_account_id_key UNIQUE (account_id)
    constraint person_id_municipality_code_key UNIQUE (id, municipality_code)
    index INDEX person_by_name ON public.person USING btree (municipality_code, name)
    index UNIQUE INDEX person_is_known_by_work_email ON public.person USING btree (municipality_code, lower(work_email))
table public.person_leave
    person_id uuid not null
    from_date date not null
    to_date date not null
    constraint leave_ends_after_it_starts CHECK ((to_date > from_date))
    constraint person_leave_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
    constraint leaves_do_not_overlap EXCLUDE USING gist (person_id WITH =, daterange(from_date, to_date) WITH &&)
table public.person_skill
    person_id uuid not null
    skill_id text not null
    level smallint not null
    confirmed_at timestamp with time zone
    confirmed_by uuid
    provider_id uuid
    constraint person_skill_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES auth.account(id) ON DELETE SET NULL
    constraint person_skill_level_fkey FOREIGN KEY (level) REFERENCES skill_level(level)
    constraint person_skill_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
    constraint person_skill_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES auth.provider(id) ON DELETE SET NULL
    constraint person_skill_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES skill(id)
    constraint person_skill_pkey PRIMARY KEY (person_id, skill_id)
    index INDEX person_skill_by_skill ON public.person_skill USING btree (skill_id, level)
table public.request
    id uuid not null
    incident_id uuid not null
    number integer not null
    title text not null
    answer_by timestamp with time zone
    report_to text not null default ''::text
    sent_at timestamp with time zone
    withdrawn_at timestamp with time zone
    created_by uuid not null
    created_at timestamp with time zone not null default now()
    version integer not null default 1
    constraint request_created_by_fkey FOREIGN KEY (created_by) REFERENCES auth.account(id)
    constraint request_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(id)
    constraint request_pkey PRIMARY KEY (id)
    constraint request_id_incident_id_key UNIQUE (id, incident_id)
    constraint request_incident_id_number_key UNIQUE (incident_id, number)
table public.schedule_edit
    id uuid not null
    incident_id uuid not null
    kind text not null
    removals jsonb not null default '[]'::jsonb
    additions jsonb not null default '[]'::jsonb
    reason text not null default ''::text
    status text not null
    requested_by uuid not null
    requested_at timestamp with time zone not null default now()
    decided_by uuid
    decided_at timestamp with time zone
    version_id uuid
    breaches jsonb not null default '[]'::jsonb
    constraint breaches_are_a_list CHECK ((jsonb_typeof(breaches) = 'array'::text))
    constraint decided_edit_has_a_time CHECK (((status = 'waiting'::text) = (decided_at IS NULL)))
    constraint done_edit_has_a_version CHECK (((status = ANY (ARRAY['done'::text, 'approved'::text])) = (version_id IS NOT NULL)))
    constraint edit_is_decided_by_another CHECK (((status <> ALL (ARRAY['approved'::text, 'refused'::text])) OR (decided_by <> requested_by)))
    constraint edit_kind_is_known CHECK ((kind = ANY (ARRAY['assign'::text, 'remove'::text, 'move'::text, 'swap'::text])))
    constraint edit_status_is_known CHECK ((status = ANY (ARRAY['done'::text, 'waiting'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text])))
    constraint schedule_edit_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES auth.account(id)
    constraint schedule_edit_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(id)
    constraint schedule_edit_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES auth.account(id)
    constraint schedule_edit_version_id_fkey FOREIGN KEY (version_id) REFERENCES schedule_version(id)
    constraint schedule_edit_pkey PRIMARY KEY (id)
    constraint schedule_edit_id_incident_id_key UNIQUE (id, incident_id)
    index INDEX schedule_edit_by_incident ON public.schedule_edit USING btree (incident_id, requested_at DESC)
table public.schedule_run
    id uuid not null
    incident_id uuid not null
    status text not null default 'queued'::text
    seed integer not null
    time_limit_seconds integer not null
    requested_by uuid not null
    requested_at timestamp with time zone not null default now()
    started_at timestamp with time zone
    heartbeat_at timestamp with time zone
    finished_at timestamp with time zone
    stop_requested_at timestamp with time zone
    first_lawful_at timestamp with time zone
    schedules_found integer not null default 0
    seats integer not null default 0
    seats_filled integer not null default 0
    attempt integer not null default 0
    failure text
    constraint run_status_is_known CHECK ((status = ANY (ARRAY['queued'::text, 'running'::text, 'finished'::text, 'stopped'::text, 'interrupted'::text, 'failed'::text])))
    constraint time_limit_is_sane CHECK (((time_limit_seconds >= 1) AND (time_limit_seconds <= 3600)))
    constraint schedule_run_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(id)
    constraint schedule_run_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES auth.account(id)
    constraint schedule_run_pkey PRIMARY KEY (id)
    constraint schedule_run_id_incident_id_key UNIQUE (id, incident_id)
    index UNIQUE INDEX one_active_run_per_incident ON public.schedule_run USING btree (incident_id) WHERE (status = ANY (ARRAY['queued'::text, 'running'::text]))
    index INDEX schedule_run_by_incident ON public.schedule_run USING btree (incident_id, requested_at DESC)
table public.schedule_run_assignment
    run_id uuid not null
    shift_id uuid not null
    person_id uuid not null
    constraint schedule_run_assignment_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
    constraint schedule_run_assignment_run_id_fkey FOREIGN KEY (run_id) REFERENCES schedule_run(id) ON DELETE CASCADE
    constraint schedule_run_assignment_shift_id_fkey FOREIGN KEY (shift_id) REFERENCES shift(id)
    constraint schedule_run_assignment_pkey PRIMARY KEY (run_id, shift_id, person_id)
table public.schedule_run_point
    run_id uuid not null
    elapsed_ms integer not null
    seats_filled integer not null
    seats_at_most integer
    burden_gap double precision
    constraint schedule_run_point_burden_gap_check CHECK (((burden_gap >= (0)::double precision) AND (burden_gap <= (1)::double precision)))
    constraint schedule_run_point_check CHECK ((seats_at_most >= seats_filled))
    constraint schedule_run_point_elapsed_ms_check CHECK ((elapsed_ms >= 0))
    constraint schedule_run_point_seats_filled_check CHECK ((seats_filled >= 0))
    constraint schedule_run_point_run_id_fkey FOREIGN KEY (run_id) REFERENCES schedule_run(id) ON DELETE CASCADE
    constraint schedule_run_point_pkey PRIMARY KEY (run_id, elapsed_ms)
table public.schedule_version
    id uuid not null
    incident_id uuid not null
    number integer not null
    run_id uuid
    published_by uuid not null
    published_at timestamp with time zone not null default now()
    seats integer not null
    seats_filled integer not null
    constraint schedule_version_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(id)
    constraint schedule_version_published_by_fkey FOREIGN KEY (published_by) REFERENCES auth.account(id)
    constraint schedule_version_run_id_fkey FOREIGN KEY (run_id) REFERENCES schedule_run(id)
    constraint schedule_version_pkey PRIMARY KEY (id)
    constraint schedule_version_id_incident_id_key UNIQUE (id, incident_id)
    constraint schedule_version_incident_id_number_key UNIQUE (incident_id, number)
    trigger CREATE TRIGGER schedule_version_is_immutable BEFORE DELETE OR UPDATE ON public.schedule_version FOR EACH ROW EXECUTE FUNCTION refuse_change()
table public.schedule_version_assignment
    version_id uuid not null
    shift_id uuid not null
    person_id uuid not null
    starts_at timestamp with time zone not null
    ends_at timestamp with time zone not null
    constraint schedule_version_assignment_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
    constraint schedule_version_assignment_shift_id_fkey FOREIGN KEY (shift_id) REFERENCES shift(id)
    constraint schedule_version_assignment_version_id_fkey FOREIGN KEY (version_id) REFERENCES schedule_version(id)
    constraint schedule_version_assignment_pkey PRIMARY KEY (version_id, shift_id, person_id)
    trigger CREATE TRIGGER schedule_version_assignment_is_immutable BEFORE DELETE OR UPDATE ON public.schedule_version_assignment FOR EACH ROW EXECUTE FUNCTION refuse_change()
table public.shift
    id uuid not null
    incident_id uuid not null
    need_id uuid not null
    starts_at timestamp with time zone not null
    ends_at timestamp with time zone not null
    seats integer not null
    constraint shift_ends_after_it_starts CHECK ((ends_at > starts_at))
    constraint shift_has_seats CHECK (((seats >= 1) AND (seats <= 500)))
    constraint shift_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(id)
    constraint shift_need_id_fkey FOREIGN KEY (need_id) REFERENCES need(id)
    constraint shift_pkey PRIMARY KEY (id)
    constraint shift_id_incident_id_starts_at_ends_at_key UNIQUE (id, incident_id, starts_at, ends_at)
    constraint shift_need_id_starts_at_key UNIQUE (need_id, starts_at)
    index INDEX shift_by_incident ON public.shift USING btree (incident_id, starts_at)
table public.skill
    id text not null
    sort integer not null
    category text not null
    name_sv text not null
    name_en text not null
    place text not null
    trust text not null
    phases text[] not null
    constraint skill_place_is_known CHECK ((place = ANY (ARRAY['remote'::text, 'partly'::text, 'on_site'::text])))
    constraint skill_pkey PRIMARY KEY (id)
table public.skill_level
    level smallint not null
    name_sv text not null
    name_en text not null
    fact_sv text not null
    constraint skill_level_pkey PRIMARY KEY (level)
table public.time_report
    id uuid not null
    assignment_id uuid not null
    number integer not null
    starts_at timestamp with time zone
    ends_at timestamp with time zone
    kind text not null default 'ordinary'::text
    note text not null default ''::text
    reported_by uuid not null
    reported_as text not null
    reported_at timestamp with time zone not null default now()
    host_approved_by uuid
    host_approved_at timestamp with time zone
    home_approved_by uuid
    home_approved_at timestamp with time zone
    returned_by uuid
    returned_at timestamp with time zone
    returned_why text
    version integer not null default 1
    breaks_are_known boolean not null default true
    returned_as text
    constraint approved_report_is_not_returned CHECK (((home_approved_at IS NULL) OR (returned_at IS NULL)))
    constraint home_approval_is_whole CHECK (((home_approved_by IS NULL) = (home_approved_at IS NULL)))
    constraint home_approves_after_host CHECK (((home_approved_at IS NULL) OR (host_approved_at IS NOT NULL)))
    constraint host_approval_is_whole CHECK (((host_approved_by IS NULL) = (host_approved_at IS NULL)))
    constraint report_ends_after_it_starts CHECK ((ends_at > starts_at))
    constraint report_has_both_ends_or_none CHECK (((starts_at IS NULL) = (ends_at IS NULL)))
    constraint report_is_at_most_two_days CHECK (((ends_at - starts_at) <= '48:00:00'::interval))
    constraint report_kind_is_known CHECK ((kind = ANY (ARRAY['ordinary'::text, 'overtime'::text, 'emergency_overtime'::text, 'on_call'::text, 'travel'::text])))
    constraint reporter_is_known CHECK ((reported_as = ANY (ARRAY['person'::text, 'lead'::text])))
    constraint return_is_whole CHECK ((((returned_by IS NULL) = (returned_at IS NULL)) AND ((returned_by IS NULL) = (returned_why IS NULL))))
    constraint return_says_by_whom CHECK (((returned_as IS NULL) = (returned_at IS NULL)))
    constraint returner_is_known CHECK ((returned_as = ANY (ARRAY['host'::text, 'home'::text])))
    constraint time_report_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES assignment(id)
    constraint time_report_home_approved_by_fkey FOREIGN KEY (home_approved_by) REFERENCES auth.account(id)
    constraint time_report_host_approved_by_fkey FOREIGN KEY (host_approved_by) REFERENCES auth.account(id)
    constraint time_report_reported_by_fkey FOREIGN KEY (reported_by) REFERENCES auth.account(id)
    constraint time_report_returned_by_fkey FOREIGN KEY (returned_by) REFERENCES auth.account(id)
    constraint time_report_pkey PRIMARY KEY (id)
    constraint time_report_assignment_id_number_key UNIQUE (assignment_id, number)
table public.time_report_break
    report_id uuid not null
    starts_at timestamp with time zone not null
    ends_at timestamp with time zone not null
    constraint break_ends_after_it_starts CHECK ((ends_at > starts_at))
    constraint time_report_break_report_id_fkey FOREIGN KEY (report_id) REFERENCES time_report(id)
    constraint time_report_break_pkey PRIMARY KEY (report_id, starts_at)
    constraint breaks_do_not_overlap EXCLUDE USING gist (report_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
table public.vouching
    id uuid not null
    account_id uuid not null
    municipality_code text not null
    voucher_id uuid not null
    voucher_municipality text not null
    phone text not null
    begun_at timestamp with time zone not null
    expires_at timestamp with time zone not null
    asked text
    heard text
    sent_at timestamp with time zone
    approver_id uuid
    approver_municipality text
    approved_at timestamp with time zone
    code_hash bytea
    code_expires_at timestamp with time zone
    used_at timestamp with time zone
    withdrawn_at timestamp with time zone
    withdrawn_by uuid
    constraint code_comes_after_approval CHECK (((code_hash IS NULL) OR ((approved_at IS NOT NULL) AND (code_expires_at IS NOT NULL))))
    constraint nobody_vouches_for_themself CHECK ((voucher_id <> account_id))
    constraint two_people_vouch CHECK (((approver_id <> voucher_id) AND (approver_id <> account_id)))
    constraint voucher_is_from_elsewhere CHECK ((voucher_municipality <> municipality_code))
    constraint what_is_approved_was_sent CHECK (((approved_at IS NULL) OR ((sent_at IS NOT NULL) AND (approver_id IS NOT NULL))))
    constraint what_is_sent_says_what_was_asked CHECK ((((sent_at IS NULL) = (asked IS NULL)) AND ((sent_at IS NULL) = (heard IS NULL))))
    constraint what_is_used_had_a_code CHECK (((used_at IS NULL) OR (code_hash IS NOT NULL)))
    constraint vouching_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.account(id) ON DELETE CASCADE
    constraint vouching_approver_id_fkey FOREIGN KEY (approver_id) REFERENCES auth.account(id) ON DELETE CASCADE
    constraint vouching_approver_municipality_fkey FOREIGN KEY (approver_municipality) REFERENCES municipality(code)
    constraint vouching_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES municipality(code)
    constraint vouching_voucher_id_fkey FOREIGN KEY (voucher_id) REFERENCES auth.account(id) ON DELETE CASCADE
    constraint vouching_voucher_municipality_fkey FOREIGN KEY (voucher_municipality) REFERENCES municipality(code)
    constraint vouching_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES auth.account(id) ON DELETE SET NULL
    constraint vouching_pkey PRIMARY KEY (id)
    constraint vouching_code_hash_key UNIQUE (code_hash)
    index INDEX vouching_by_municipality ON public.vouching USING btree (municipality_code, begun_at)
    index INDEX vouching_by_voucher ON public.vouching USING btree (voucher_id, begun_at)
    index UNIQUE INDEX vouching_is_open_once ON public.vouching USING btree (account_id) WHERE ((used_at IS NULL) AND (withdrawn_at IS NULL))

-- Views

-- Functions
CREATE OR REPLACE FUNCTION auth.apply_provider_mapping(claimant uuid, provider uuid, rules uuid[], at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
    town   text;
    who    uuid;
    given  text[];
    taken  text[];
    learnt text[];
begin
    select account.municipality_code into town
    from auth.account
    join auth.provider vouching on vouching.id = provider and vouching.enabled and vouching.municipality_code = account.municipality_code
    where account.id = claimant
    -- Strong enough for two sign-ins at once, and weak enough for what names the account meanwhile: see the foreign keys of events and roles.
    for no key update of account;
    if not found then
        return false;
    end if;

    delete from auth.role_from_provider said
    where said.account_id = claimant and said.provider_id = provider
      and not exists (select from auth.provider_mapping met where met.provider_id = provider and met.id = any (rules) and met.role = said.role);

    with gone as (
        delete from auth.account_role held
        where held.account_id = claimant and held.provider_id is not null
          and not exists (
              select from auth.role_from_provider said
              where said.account_id = held.account_id and said.municipality_code = held.municipality_code and said.role = held.role)
          and not exists (
              select from auth.provider_mapping met
              where met.provider_id = provider and met.id = any (rules) and met.role = held.role and held.municipality_code = town)
        returning held.role
    )
    select array_agg(gone.role order by gone.role) into taken from gone;

    with added as (
        insert into auth.account_role (account_id, municipality_code, role, granted_at, provider_id)
        select distinct claimant, town, met.role, at, provider
        from auth.provider_mapping met
        where met.provider_id = provider and met.id = any (rules) and met.role is not null
        on conflict do nothing
        returning role
    )
    select array_agg(added.role order by added.role) into given from added;

    -- A role that somebody is taking at this moment is passed over: to wait for them while they wait for the account would be a deadlock.
    with held as (
        select held.role
        from auth.account_role held
        where held.account_id = claimant and held.municipality_code = town
          and exists (select from auth.provider_mapping met where met.provider_id = provider and met.id = any (rules) and met.role = held.role)
        for key share skip locked
    )
    insert into auth.role_from_provider (account_id, municipality_code, role, provider_id)
    select claimant, town, held.role, provider
    from held
    on conflict do nothing;

    -- The mark is that of one that says it: of the others one, where the marked one says it no more.
    update auth.account_role held
    set provider_id = (
        select said.provider_id
        from auth.role_from_provider said
        where said.account_id = held.account_id and said.municipality_code = held.municipality_code and said.role = held.role
        order by said.provider_id
        limit 1)
    where held.account_id = claimant and held.provider_id is not null
      and exists (
          select from auth.role_from_provider said
          where said.account_id = held.account_id and said.municipality_code = held.municipality_code and said.role = held.role)
      and not exists (
          select from auth.role_from_provider said
          where said.account_id = held.account_id and said.municipality_code = held.municipality_code and said.role = held.role and said.provider_id = held.provider_id);

    select person.id into who
    from public.person
    where person.account_id = claimant and person.municipality_code = town and person.deactivated_at is null
    for update;
    if found then
        with added as (
            insert into public.person_skill (person_id, skill_id, level, provider_id)
            select who, met.skill_id, max(met.level), provider
            from auth.provider_mapping met
            where met.provider_id = provider and met.id = any (rules) and met.skill_id is not null
            group by met.skill_id
            on conflict do nothing
            returning skill_id
        )
        select array_agg(added.skill_id order by added.skill_id) into learnt from added;
        if learnt is not null then
            update public.person set version = version + 1, updated_at = at where id = who;
        end if;
    end if;

    if given is null and taken is null and learnt is null then
        return false;
    end if;

    insert into public.audit (account_id, municipality_code, action, subject_id, facts)
    values (claimant, town, 'provider-mapping-applied', claimant, jsonb_strip_nulls(jsonb_build_object('providerId', provider, 'given', given, 'taken', taken, 'skills', learnt)));
    return true;
end $function$

CREATE OR REPLACE FUNCTION auth.claim_invitation(hash bytea, claimant uuid, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
    invited auth.invitation;
begin
    select invitation.* into invited
    from auth.invitation
    join auth.account on account.id = claimant and account.municipality_code = invitation.municipality_code and account.disabled_at is null
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
    insert into auth.account_role as held (account_id, municipality_code, role, granted_at, origin, granted_by)
    values (claimant, invited.municipality_code, invited.role, at, case when invited.person_id is null then 'invitation' else 'register' end, invited.invited_by)
    on conflict (account_id, municipality_code, role) do update
    set provider_id = null, granted_at = excluded.granted_at, origin = excluded.origin, granted_by = excluded.granted_by
    where held.provider_id is not null;
    insert into auth.event (account_id, municipality_code, kind, at, address, by_account_id, detail)
    values (claimant, invited.municipality_code, 'invitation-used', at, 'unknown', invited.invited_by, invited.role);
    insert into public.audit (account_id, municipality_code, action, subject_id, facts)
    values (claimant, invited.municipality_code, 'invitation-used', coalesce(invited.person_id, claimant), jsonb_build_object('invitationId', invited.id, 'role', invited.role));
    return true;
end $function$

CREATE OR REPLACE FUNCTION auth.claim_vouching(hash bytea, at timestamp with time zone)
 RETURNS TABLE(vouching_id uuid, account_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
end $function$

CREATE OR REPLACE FUNCTION auth.forget_events(before timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
    forgotten bigint;
begin
    delete from auth.event where at < least(before, now() - interval '1 year');
    get diagnostics forgotten = row_count;
    return forgotten;
end $function$

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    raise exception '% is immutable', tg_table_name using errcode = 'integrity_constraint_violation';
end $function$


-- Rights of the roles other than the owner
grant usage on schema auth to mutualaid_api
grant usage on schema auth to mutualaid_web
grant usage on schema public to mutualaid_api
grant select, usage on sequence public.audit_id_seq to mutualaid_api
grant delete, insert, select, update on table auth.account to mutualaid_api
grant delete, insert, select, update on table auth.account to mutualaid_web
grant delete, insert, select, update on table auth.account_role to mutualaid_api
grant delete, insert, select, update on table auth.account_role to mutualaid_web
grant delete, insert, select, update on table auth.attempt to mutualaid_api
grant delete, insert, select, update on table auth.attempt to mutualaid_web
grant delete, insert, select, update on table auth.authority_keys to mutualaid_api
grant delete, insert, select, update on table auth.client_key to mutualaid_api
grant delete, insert, select, update on table auth.client_key to mutualaid_web
grant insert, select, update on table auth.crisis_session to mutualaid_api
grant insert on table auth.crisis_session to mutualaid_web
grant delete, insert, select, update on table auth.data_protection_key to mutualaid_api
grant delete, insert, select, update on table auth.data_protection_key to mutualaid_web
grant delete, insert, select, update on table auth.demo_account to mutualaid_api
grant delete, insert, select, update on table auth.demo_account to mutualaid_web
grant insert, select on table auth.event to mutualaid_api
grant insert, select on table auth.event to mutualaid_web
grant delete, insert, select, update on table auth.external_login to mutualaid_api
grant delete, insert, select, update on table auth.external_login to mutualaid_web
grant delete, insert, select, update on table auth.invitation to mutualaid_api
grant select on table auth.invitation to mutualaid_web
grant delete, insert, select, update on table auth.machine_client to mutualaid_api
grant delete, insert, select, update on table auth.machine_token to mutualaid_api
grant delete, insert, select, update on table auth.passkey to mutualaid_api
grant delete, insert, select, update on table auth.passkey to mutualaid_web
grant delete, insert, select, update on table auth.pending_sign_in to mutualaid_api
grant delete, insert, select, update on table auth.pending_sign_in to mutualaid_web
grant delete, insert, select, update on table auth.printed_code to mutualaid_api
grant delete, insert, select, update on table auth.printed_code to mutualaid_web
grant delete, insert, select, update on table auth.provider to mutualaid_api
grant delete, insert, select, update on table auth.provider to mutualaid_web
grant delete, insert, select, update on table auth.provider_health to mutualaid_api
grant delete, insert, select, update on table auth.provider_health to mutualaid_web
grant delete, insert, select, update on table auth.provider_mapping to mutualaid_api
grant select on table auth.provider_mapping to mutualaid_web
grant delete, insert, select, update on table auth.provider_metadata to mutualaid_api
grant delete, insert, select, update on table auth.provider_metadata to mutualaid_web
grant delete, insert, select, update on table auth.readiness to mutualaid_api
grant delete, insert, select, update on table auth.readiness to mutualaid_web
grant delete, insert, select, update on table auth.recovery to mutualaid_api
grant select on table auth.recovery to mutualaid_web
grant delete, insert, select, update on table auth.session to mutualaid_api
grant delete, insert, select, update on table auth.session to mutualaid_web
grant delete, insert, select, update on table auth.test_sign_in to mutualaid_api
grant delete, insert, select, update on table auth.test_sign_in to mutualaid_web
grant delete, insert, select, update on table auth.used_once to mutualaid_api
grant delete, insert, select, update on table auth.used_once to mutualaid_web
grant delete, insert, select, update on table public.assignment to mutualaid_api
grant insert, select on table public.audit to mutualaid_api
grant delete, insert, select, update on table public.crisis_phone to mutualaid_api
grant delete, insert, select, update on table public.holiday to mutualaid_api
grant delete, insert, select, update on table public.home_duty to mutualaid_api
grant delete, insert, select, update on table public.hour_mode to mutualaid_api
grant delete, insert, select, update on table public.hour_mode_person to mutualaid_api
grant insert, select on table public.hour_override to mutualaid_api
grant insert, select on table public.hour_override_shift to mutualaid_api
grant insert, select on table public.hour_preset to mutualaid_api
grant delete, insert, select, update on table public.hour_rule to mutualaid_api
grant delete, insert, select, update on table public.idempotent_answer to mutualaid_api
grant delete, insert, select, update on table public.incident to mutualaid_api
grant select on table public.migration to mutualaid_api
grant delete, insert, select, update on table public.municipality to mutualaid_api
grant delete, insert, select, update on table public.municipality_neighbour to mutualaid_api
grant delete, insert, select, update on table public.need to mutualaid_api
grant delete, insert, select, update on table public.offer to mutualaid_api
grant delete, insert, select, update on table public.offer_person to mutualaid_api
grant delete, insert, select, update on table public.people_import to mutualaid_api
grant delete, insert, select, update on table public.person to mutualaid_api
grant delete, insert, select, update on table public.person_leave to mutualaid_api
grant delete, insert, select, update on table public.person_skill to mutualaid_api
grant delete, insert, select, update on table public.request to mutualaid_api
grant delete, insert, select, update on table public.schedule_edit to mutualaid_api
grant delete, insert, select, update on table public.schedule_run to mutualaid_api
grant delete, insert, select, update on table public.schedule_run_assignment to mutualaid_api
grant delete, insert, select, update on table public.schedule_run_point to mutualaid_api
grant insert, select on table public.schedule_version to mutualaid_api
grant insert, select on table public.schedule_version_assignment to mutualaid_api
grant delete, insert, select, update on table public.shift to mutualaid_api
grant delete, insert, select, update on table public.skill to mutualaid_api
grant delete, insert, select, update on table public.skill_level to mutualaid_api
grant delete, insert, select, update on table public.time_report to mutualaid_api
grant delete, insert, select, update on table public.time_report_break to mutualaid_api
grant delete, insert, select, update on table public.vouching to mutualaid_api
