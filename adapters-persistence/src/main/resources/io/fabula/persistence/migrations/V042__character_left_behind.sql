-- what others rely on stays when its author leaves
alter table character_character add column author_id text references account_user (id) on delete cascade;
update character_character set author_id = owner_id;
drop index character_character_owner;
alter table character_character drop column owner_id;
alter table character_character rename column author_id to owner_id;
create index character_character_owner on character_character (owner_id, created_at, id);

-- who of them is still shown by which picture
create index character_character_avatar on character_character (avatar);
create index character_character_card on character_character (card);
create index persona_persona_avatar on persona_persona (avatar);
create index account_user_face on account_user (face);
