-- What a read file holds. One that waits is of staff, where nothing else is said.
alter table people_import
    add kind text not null default 'people',
    add constraint import_kind_is_known check (kind in ('people', 'home-duties'));
