-- The record: one row an event, for ever. Partitioned by the month of "at".
--
-- A partitioned table can only promise uniqueness of keys that hold the partition key, so the two
-- promises "one seq, one event" and "one (stream, version), one event" are kept in two places:
-- within a month by unique indexes of the partition, and over all months by the compare-and-set on
-- journal_head.seq and journal_stream.version in the transaction that appends.
CREATE TABLE journal_event (
  seq     bigint      NOT NULL,
  at      timestamptz NOT NULL,
  stream  text        NOT NULL,
  version bigint      NOT NULL CHECK (version > 0),
  type    text        NOT NULL,
  actor   text        NOT NULL,
  unit    text        NOT NULL,
  purpose text        NOT NULL,
  data    jsonb       NOT NULL,
  salt    bytea       NOT NULL CHECK (length(salt) = 16),
  leaf    bytea       NOT NULL CHECK (length(leaf) = 32)
) PARTITION BY RANGE (at);

COMMENT ON COLUMN journal_event.leaf IS
  'RFC 6962 leaf hash of the salted event; the layout is described in class Leaf';
