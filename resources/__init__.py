"""Data only: themes, lexicon, name lists, fonts, icons, colours, the example team."""
