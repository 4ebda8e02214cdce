create table community_report (
  id text primary key,
  subject_kind text not null,
  subject_id text not null,
  accused_id text not null,
  reporter_id text references account_user (id) on delete set null,
  reason text not null,
  detail text,
  status text not null,
  pending boolean not null,
  note text,
  action text,
  version bigint not null,
  created_at bigint not null,
  updated_at bigint not null
);
create unique index community_report_pending
  on community_report (reporter_id, subject_kind, subject_id) where pending = true;
create index community_report_newest on community_report (created_at, id);
create index community_report_status on community_report (status, created_at, id);
create index community_report_reporter on community_report (reporter_id, created_at);
create index community_report_subject on community_report (subject_kind, subject_id);
create index community_report_accused on community_report (accused_id);

-- one row for each user who ever reported, held while they report again, so that they are counted in turn
create table community_reporter (
  user_id text primary key references account_user (id) on delete cascade,
  last_at bigint not null
)${clustered};
