"""From files of Word and spreadsheets to a statement: read, proposed, and only then written."""
