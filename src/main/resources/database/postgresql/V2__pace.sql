-- A site that does not answer is left alone until a moment and then asked something harmless first.
alter table tracker_state add column trouble text;
alter table tracker_state add column troubles integer not null default 0;
alter table tracker_state add column trouble_since bigint not null default 0;
alter table tracker_state add column trouble_until bigint not null default 0;

-- When the upload slot was taken: a moment that is still to come shows that the clock was set back.
alter table tracker_state add column slot_taken_at bigint not null default 0;

-- When a request was asked for, for the same reason.
alter table request add column asked_at bigint not null default 0;

-- The next upload is found at once, however many wait.
create index item_order on item (tracker, state, position, id);

-- A budget counts the uploads of the last hour and day at every claim.
create index step_sent on step (at) where to_state = 'SENDING';
