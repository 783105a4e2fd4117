"""One file a rule; file, rule, test and page bear the same name."""
