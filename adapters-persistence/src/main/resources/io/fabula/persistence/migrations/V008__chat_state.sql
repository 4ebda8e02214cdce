-- what a turn leaves behind beside its reply; of most chats there is none
create table chat_state (
  chat_id text not null references chat_chat (id) on delete cascade,
  position bigint not null,
  alternate integer not null,
  state text not null,
  primary key (chat_id, position, alternate)
)${clustered};
