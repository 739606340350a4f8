-- A budget counts the uploads of the last hour and day at every claim.
create index step_sent on step (at) where to_state = 'SENDING';

pragma user_version = 3;
