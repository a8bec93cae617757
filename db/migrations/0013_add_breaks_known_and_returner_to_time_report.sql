-- Whether the breaks were told. A report that the shift was as planned says nothing of them, and that is not to say that there were none.
alter table time_report add breaks_are_known boolean not null default true;

-- As whom a report was sent back; one and the same person can be lead at the host and coordinator at home.
alter table time_report
    add returned_as text,
    add constraint returner_is_known check (returned_as in ('host', 'home')),
    add constraint return_says_by_whom check ((returned_as is null) = (returned_at is null));
