-- who was accused may leave
alter table community_report add column accused text references account_user (id) on delete set null;
update community_report set accused = accused_id where accused_id in (select id from account_user);
drop index community_report_accused;
alter table community_report drop column accused_id;
alter table community_report rename column accused to accused_id;
create index community_report_accused on community_report (accused_id);
