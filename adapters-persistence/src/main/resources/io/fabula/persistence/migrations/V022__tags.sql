-- whether everyone may find the character, so that what is used is counted from an index alone
alter table character_tag add column listed boolean not null default false;
update character_tag set listed = true
where character_id in (select character_id from character_standing where listed = true);
create index character_tag_listed on character_tag (listed, tag, character_id);

-- tags within categories, folded to be compared, and as they are written
create table character_structured_tag (
  category text not null,
  tag text not null,
  character_id text not null references character_character (id) on delete cascade,
  category_name text not null,
  tag_name text not null,
  listed boolean not null,
  primary key (category, tag, character_id)
)${clustered};
insert into character_structured_tag (category, tag, character_id, category_name, tag_name, listed)
select lower(w.category), lower(w.tag), w.id, min(w.category), min(w.tag), s.listed
from (${structured_tags}) w join character_standing s on s.character_id = w.id
group by lower(w.category), lower(w.tag), w.id, s.listed;
create index character_structured_tag_listed
  on character_structured_tag (listed, category, tag, category_name, tag_name);
create index character_structured_tag_character on character_structured_tag (character_id);

-- tags that admins gave
create table character_given_tag (
  id text primary key,
  name text not null,
  folded text not null unique,
  category text,
  category_folded text,
  created_at bigint not null
);

-- relations
create index character_character_fork on character_character (forked_from, id);
create index character_character_name on character_character (name, id);
