"""The grammar of a statement's text: one file for each rule, and `parser`, which has them all."""
