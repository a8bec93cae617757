-- What a confirmed file did, in numbers. Its rows are emptied then: they have served their purpose.
alter table people_import add column result jsonb;
alter table people_import add constraint result_comes_with_confirmation check ((result is null) = (confirmed_at is null));
