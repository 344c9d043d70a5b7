-- Where each stream stands: derived from its events, kept so that a transition need not read them.
CREATE TABLE journal_stream (
  id         text   PRIMARY KEY,
  kind       text   NOT NULL,
  version    bigint NOT NULL CHECK (version > 0),
  definition text   NOT NULL,
  type       text   NOT NULL,
  state      jsonb  NOT NULL
) WITH (fillfactor = 70);
