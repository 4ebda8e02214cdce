-- letters that wait: due_at rises when one is taken in hand and when it is postponed
create table mail_letter (
  id text primary key,
  kind text not null,
  recipient text not null,
  language text not null,
  asked_at bigint not null,
  tries integer not null,
  due_at bigint not null
);
create index mail_letter_due on mail_letter (due_at, id);
