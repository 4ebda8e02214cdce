-- their picture, and everybody in the order of their coming
alter table account_user add column face text;
create index account_user_newest on account_user (created_at, id);
create index account_user_role on account_user (role, created_at, id);
