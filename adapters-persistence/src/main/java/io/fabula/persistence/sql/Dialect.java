package io.fabula.persistence.sql;

import java.util.Map;

/** Where the databases differ; everything else is one SQL. */
public enum Dialect {
  SQLITE(Map.of("bytes", "blob", "clustered", " without rowid", "structured_tags", """
      select c.id, k.key as category, v.value as tag
      from character_character c, json_each(c.structured_tags) k, json_each(k.value) v""",
      "cast_members", """
          select distinct c.id, json_extract(m.value, '$.id'), json_extract(m.value, '$.avatar')
          from chat_chat c, json_each(c.cast_members) m""",
      "search", """
          create virtual table character_search
            using fts5(words, content='', contentless_delete=1, tokenize='ascii');
          create table character_place (
            place integer primary key,
            character_id text not null unique references character_character (id) on delete cascade
          );
          create trigger character_place_gone after delete on character_place begin
            delete from character_search where rowid = old.place;
          end;""",
      "search_order", "", "arrivals", """
          create trigger character_standing_arrives after insert on character_standing begin
            update character_standing set arrival = (select max(arrival) + 1 from character_standing)
            where character_id = new.character_id;
          end;""",
      "search_shelves", "delete from character_place;")),
  POSTGRESQL(Map.of("bytes", "bytea", "clustered", "", "structured_tags",
      """
          select c.id, k.key as category, v.value as tag
          from character_character c, jsonb_each(c.structured_tags::jsonb) k, jsonb_array_elements_text(k.value) v""",
      "cast_members", """
          select distinct c.id, m.value ->> 'id', m.value ->> 'avatar'
          from chat_chat c, jsonb_array_elements(c.cast_members::jsonb) m""",
      "search", """
          create table character_search (
            character_id text primary key references character_character (id) on delete cascade,
            words tsvector not null
          );
          create index character_search_words on character_search using gin (words);""",
      "search_order", """
          alter table character_search add column listed boolean not null default false;
          alter table character_search add column popular bigint not null default 0;
          update character_search f set listed = s.listed, popular = s.popular
          from character_standing s where s.character_id = f.character_id;
          -- of long texts the tags were left out; those are read anew in the background
          delete from character_search f using character_character c
          where c.id = f.character_id and length(c.definition) > 10000;
          alter table character_search set (fillfactor = 90);""",
      "arrivals", """
          create sequence character_standing_arrivals;
          select setval('character_standing_arrivals', max(arrival)) from character_standing;
          alter table character_standing
            alter column arrival set default nextval('character_standing_arrivals');""",
      "search_shelves", """
          drop table character_search;
          create table character_search (
            character_id text primary key references character_character (id) on delete cascade,
            words tsvector not null,
            shelves bigint[] not null
          );
          -- what waits to enter the index would have to be gone through with every search
          create index character_search_words on character_search using gin (words, shelves)
            with (fastupdate = off);"""));

  private final Map<String, String> words;

  Dialect(Map<String, String> words) {
    this.words = words;
  }

  /** What the placeholders of the migrations stand for. */
  Map<String, String> words() {
    return words;
  }
}
