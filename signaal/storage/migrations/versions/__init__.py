"""One file per change of the schema, numbered; never edited after a release."""
