-- Several nodes may share a queue: which one took an item in, the client that is to seed it, and
-- who works on it. A claim counts no longer than the lease of the one that has it.
alter table item add column node text not null default 'main';
alter table item add column client text not null default 'main';
alter table item add column claimed_by text;

-- The programs that work on the queue, each with the time until which its word counts, by the clock
-- of the database.
create table node (
  name         text primary key,
  installation text not null,
  host         text not null,
  client       text not null,
  content      text not null,
  term         text not null,
  lease_until  integer not null
);

-- The prepared torrents without anybody's announce URL, for the other nodes.
create table torrent (
  info_hash text primary key,
  info      blob not null
);

-- A path and a client's torrent mean something on one node only.
create table handled_there (
  node        text    not null default 'main',
  source      text    not null,
  child       text    not null,
  fingerprint text    not null,
  at          integer not null,
  outcome     text    not null,
  primary key (node, source, child)
);
insert into handled_there (source, child, fingerprint, at, outcome)
  select source, child, fingerprint, at, outcome from handled;
drop table handled;
alter table handled_there rename to handled;

create table finished_there (
  node      text    not null default 'main',
  info_hash text    not null,
  at        integer not null,
  primary key (node, info_hash)
);
insert into finished_there (info_hash, at) select info_hash, at from finished;
drop table finished;
alter table finished_there rename to finished;

pragma user_version = 3;
