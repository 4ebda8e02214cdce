create table community_comment (
  id text primary key,
  subject_kind text not null,
  subject_id text not null,
  author_id text references account_user (id) on delete set null,
  content text,
  parent_id text,
  replies bigint not null,
  version bigint not null,
  created_at bigint not null,
  updated_at bigint not null
);
create index community_comment_subject on community_comment (subject_kind, subject_id, created_at, id);
create index community_comment_author on community_comment (author_id);
