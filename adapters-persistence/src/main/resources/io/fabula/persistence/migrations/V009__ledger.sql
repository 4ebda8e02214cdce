-- what each prompt was made of; found by the chat and the turn
create table chat_ledger (
  chat_id text not null references chat_chat (id) on delete cascade,
  turn_id text not null,
  inputs text not null,
  prompt_hash text not null,
  prompt_tokens integer not null,
  primary key (chat_id, turn_id)
)${clustered};
