-- since when somebody is on their way out: nobody finds them, and what is theirs is being removed
alter table account_user add column left_at bigint;
create index account_user_left on account_user (left_at) where left_at is not null;
