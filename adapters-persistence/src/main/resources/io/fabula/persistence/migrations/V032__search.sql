-- what characters are found by; filled in the background with those that are there already
${search}
alter table character_character drop column search_text;
