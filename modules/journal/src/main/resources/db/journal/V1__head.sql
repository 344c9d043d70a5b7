-- The end of the log: one row, moved by the transaction that appends, under the journal's lock.
CREATE TABLE journal_head (
  id  int         PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  seq bigint      NOT NULL CHECK (seq >= 0),
  at  timestamptz NOT NULL
) WITH (fillfactor = 10);

INSERT INTO journal_head (seq, at) VALUES (0, '0001-01-01T00:00:00Z');
