-- One row a submission: what was asked (by hash) and what was answered, under the caller's key.
CREATE TABLE journal_receipt (
  key     text  PRIMARY KEY,
  request bytea NOT NULL CHECK (length(request) = 32),
  type    text  NOT NULL,
  answer  jsonb NOT NULL
);
