-- What a hold freezes is read hold by hold, for decisions and pages; without this each reading went through the chunks of all holds.
CREATE INDEX hold_chunk_hold ON hold_chunk (hold_id);
