-- What is read with every message and never searched for travels as one column: fetching a column costs
-- SQLite's driver more than finding the row. Fields, divided by tabs: role, character, status, alternate
-- shown, alternates, model, prompt tokens, completion tokens, whether estimated, created at.
alter table chat_message add column facts text not null default '';
update chat_message set facts = role || '	' || coalesce(character_id, '') || '	' || status
  || '	' || alternate_index || '	' || alternate_count || '	' || coalesce(model, '')
  || '	' || coalesce(cast(prompt_tokens as text), '') || '	' || coalesce(cast(completion_tokens as text), '')
  || '	' || case when usage_estimated is null then '' when usage_estimated then '1' else '0' end
  || '	' || created_at;
alter table chat_message drop column role;
alter table chat_message drop column character_id;
alter table chat_message drop column status;
alter table chat_message drop column alternate_index;
alter table chat_message drop column alternate_count;
alter table chat_message drop column model;
alter table chat_message drop column prompt_tokens;
alter table chat_message drop column completion_tokens;
alter table chat_message drop column usage_estimated;
alter table chat_message drop column created_at;
