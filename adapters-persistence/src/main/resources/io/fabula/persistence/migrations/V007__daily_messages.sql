-- counted apart from the messages, which may be deleted
create table chat_daily_messages (
  user_id text not null references account_user (id) on delete cascade,
  day integer not null,
  sent bigint not null,
  primary key (user_id, day)
)${clustered};
