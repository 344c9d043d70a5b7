-- What a matter can be found by: its words in pairs of characters, and its month. Written only when the words change,
-- apart from matter_matter, whose row changes with every act and would take the index with it.
CREATE TABLE matter_text (
  matter      text PRIMARY KEY,
  reported_at timestamptz NOT NULL,
  words       tsvector NOT NULL
);
CREATE INDEX matter_text_newest ON matter_text (reported_at DESC, matter);
-- a short list of what is not yet in the index: every search reads it whole
CREATE INDEX matter_text_words ON matter_text USING gin (words) WITH (gin_pending_list_limit = 1024);
