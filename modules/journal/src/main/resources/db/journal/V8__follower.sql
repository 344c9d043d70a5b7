-- How far each follower has come, committed with what it wrote; and why it stands still, if it does.
CREATE TABLE journal_follower (
  name    text   PRIMARY KEY,
  seq     bigint NOT NULL CHECK (seq >= 0),
  failure text   NOT NULL DEFAULT ''
) WITH (fillfactor = 10);
