-- A matter's state and its events stand in the journal once: to keep them here a second time cost more than all the rest
-- of an act.
ALTER TABLE matter_matter DROP COLUMN body;
DROP TABLE matter_line;
