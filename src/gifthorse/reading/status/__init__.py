"""Whether it happened: done, going on, tried, ahead, negated, or but a rule; the lexicon is the YAML here."""
