-- Several nodes may share a queue: which one took an item in, the client that is to seed it, and
-- who works on it. A claim counts no longer than the lease of the one that has it.
alter table item add column node text not null default 'main';
alter table item add column client text not null default 'main';
alter table item add column claimed_by text;

-- The programs that work on the queue, each with the time until which its word counts, by the clock
-- of the database.
create table node (
  name         text primary key,
  installation text   not null,
  host         text   not null,
  client       text   not null,
  content      text   not null,
  term         text   not null,
  lease_until  bigint not null
);

-- The prepared torrents without anybody's announce URL, for the other nodes.
create table torrent (
  info_hash text  primary key,
  info      bytea not null
);

-- A path and a client's torrent mean something on one node only.
alter table handled add column node text not null default 'main';
alter table handled drop constraint handled_pkey;
alter table handled add primary key (node, source, child);

alter table finished add column node text not null default 'main';
alter table finished drop constraint finished_pkey;
alter table finished add primary key (node, info_hash);
