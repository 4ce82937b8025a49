"""The press edition of a statement: how it is printed, made and checked."""
