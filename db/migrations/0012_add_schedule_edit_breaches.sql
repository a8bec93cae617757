-- What the change would break, per person, as it was when it was asked for: the second person approves that and nothing worse.
alter table schedule_edit add column breaches jsonb not null default '[]';
alter table schedule_edit add constraint breaches_are_a_list check (jsonb_typeof(breaches) = 'array');
