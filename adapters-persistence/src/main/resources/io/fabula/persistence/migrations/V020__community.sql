-- what users think of things of other rooms, which count it themselves
create table community_mark (
  user_id text not null references account_user (id) on delete cascade,
  kind text not null,
  subject_kind text not null,
  subject_id text not null,
  value integer not null,
  made_at bigint not null,
  primary key (user_id, kind, subject_kind, subject_id)
)${clustered};
create index community_mark_newest on community_mark (user_id, kind, subject_kind, made_at, subject_id);
create index community_mark_subject on community_mark (subject_kind, subject_id);
