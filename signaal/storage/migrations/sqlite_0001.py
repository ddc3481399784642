"""What SQLite itself keeps beside the signals (0001): full text and counts per day.

Everything here is derived and can be rebuilt from ``signaal``. Full text is an FTS5 index over a
view, so no text is stored twice; ``signaal_zoek`` gives each signal a row number that survives
VACUUM. Thema '' stands for none; in ``dagtelling`` '*' counts every signal once, and removed
signals are not counted.
"""

OP = (
    """
CREATE TABLE signaal_zoek (
  rij INTEGER PRIMARY KEY,
  gemeente_id VARCHAR(40) NOT NULL,
  team_id CHAR(32) NOT NULL,
  id CHAR(32) NOT NULL,
  CONSTRAINT uq_signaal_zoek UNIQUE (gemeente_id, team_id, id)
)""",
    """
CREATE VIEW signaal_zoektekst AS
SELECT z.rij, s.tekst, s.gedaan
FROM signaal_zoek AS z JOIN signaal AS s USING (gemeente_id, team_id, id)""",
    """
CREATE VIRTUAL TABLE signaal_fts USING fts5(
  tekst, gedaan,
  content = 'signaal_zoektekst', content_rowid = 'rij', columnsize = 0,
  tokenize = "unicode61 remove_diacritics 2"
)""",
    """
INSERT INTO signaal_fts (signaal_fts, rank) VALUES ('secure-delete', 1)""",
    """
CREATE TRIGGER signaal_erbij AFTER INSERT ON signaal BEGIN
  INSERT INTO signaal_zoek (gemeente_id, team_id, id)
  VALUES (NEW.gemeente_id, NEW.team_id, NEW.id);
  INSERT INTO signaal_fts (rowid, tekst, gedaan)
  VALUES (last_insert_rowid(), NEW.tekst, NEW.gedaan);
  INSERT INTO dagtelling (gemeente_id, team_id, datum, kern, thema, discipline, aantal)
  SELECT NEW.gemeente_id, NEW.team_id, NEW.datum, NEW.kern, t.thema, NEW.discipline, 1
  FROM (
    SELECT DISTINCT value AS thema FROM json_each(iif(NEW.themas = '[]', '[""]', NEW.themas))
    UNION ALL SELECT '*') AS t
  WHERE NOT NEW.verwijderd
  ON CONFLICT (gemeente_id, team_id, datum, kern, thema, discipline)
  DO UPDATE SET aantal = aantal + 1;
END""",
    """
CREATE TRIGGER signaal_tekst_anders AFTER UPDATE OF tekst, gedaan ON signaal
WHEN OLD.tekst <> NEW.tekst OR OLD.gedaan <> NEW.gedaan BEGIN
  INSERT INTO signaal_fts (signaal_fts, rowid, tekst, gedaan)
  SELECT 'delete', rij, OLD.tekst, OLD.gedaan FROM signaal_zoek
  WHERE gemeente_id = OLD.gemeente_id AND team_id = OLD.team_id AND id = OLD.id;
  INSERT INTO signaal_fts (rowid, tekst, gedaan)
  SELECT rij, NEW.tekst, NEW.gedaan FROM signaal_zoek
  WHERE gemeente_id = NEW.gemeente_id AND team_id = NEW.team_id AND id = NEW.id;
END""",
    """
CREATE TRIGGER signaal_telling_anders
AFTER UPDATE OF datum, kern, discipline, themas, verwijderd ON signaal
WHEN (OLD.datum, OLD.kern, OLD.discipline, OLD.themas, OLD.verwijderd)
  IS NOT (NEW.datum, NEW.kern, NEW.discipline, NEW.themas, NEW.verwijderd) BEGIN
  UPDATE dagtelling SET aantal = aantal - 1
  WHERE NOT OLD.verwijderd AND gemeente_id = OLD.gemeente_id AND team_id = OLD.team_id
    AND datum = OLD.datum AND kern = OLD.kern AND discipline = OLD.discipline
    AND thema IN (
      SELECT value FROM json_each(iif(OLD.themas = '[]', '[""]', OLD.themas))
      UNION ALL SELECT '*');
  INSERT INTO dagtelling (gemeente_id, team_id, datum, kern, thema, discipline, aantal)
  SELECT NEW.gemeente_id, NEW.team_id, NEW.datum, NEW.kern, t.thema, NEW.discipline, 1
  FROM (
    SELECT DISTINCT value AS thema FROM json_each(iif(NEW.themas = '[]', '[""]', NEW.themas))
    UNION ALL SELECT '*') AS t
  WHERE NOT NEW.verwijderd
  ON CONFLICT (gemeente_id, team_id, datum, kern, thema, discipline)
  DO UPDATE SET aantal = aantal + 1;
END""",
    """
CREATE TRIGGER dagtelling_leeg AFTER UPDATE OF aantal ON dagtelling WHEN NEW.aantal = 0 BEGIN
  DELETE FROM dagtelling
  WHERE gemeente_id = NEW.gemeente_id AND team_id = NEW.team_id AND datum = NEW.datum
    AND kern = NEW.kern AND thema = NEW.thema AND discipline = NEW.discipline;
END""",
    """
CREATE TRIGGER signaal_eraf BEFORE DELETE ON signaal BEGIN
  INSERT INTO signaal_fts (signaal_fts, rowid, tekst, gedaan)
  SELECT 'delete', rij, OLD.tekst, OLD.gedaan FROM signaal_zoek
  WHERE gemeente_id = OLD.gemeente_id AND team_id = OLD.team_id AND id = OLD.id;
  DELETE FROM signaal_zoek
  WHERE gemeente_id = OLD.gemeente_id AND team_id = OLD.team_id AND id = OLD.id;
  UPDATE dagtelling SET aantal = aantal - 1
  WHERE NOT OLD.verwijderd AND gemeente_id = OLD.gemeente_id AND team_id = OLD.team_id
    AND datum = OLD.datum AND kern = OLD.kern AND discipline = OLD.discipline
    AND thema IN (
      SELECT value FROM json_each(iif(OLD.themas = '[]', '[""]', OLD.themas))
      UNION ALL SELECT '*');
END""",
)

AF = (
    "DROP TRIGGER signaal_eraf",
    "DROP TRIGGER dagtelling_leeg",
    "DROP TRIGGER signaal_telling_anders",
    "DROP TRIGGER signaal_tekst_anders",
    "DROP TRIGGER signaal_erbij",
    "DROP TABLE signaal_fts",
    "DROP VIEW signaal_zoektekst",
    "DROP TABLE signaal_zoek",
)
