"""The content model and its readers: TOML, Markdown and CSV become a frozen Statement.

model        what a statement is, free of how it looks
reading      a folder -> a Statement and everything that is wrong in any of its files
facts        statement.toml; values checks them, toml_lines finds their lines
markdown     a part of the text; blocks, inlines, directives and links are its steps
summaries    what each language says in short; summary reads one, from its file or the marks
register     signatories.csv; table reads what spreadsheets export
logos        image files; svg and raster check and convert them
characters   what text may hold, and its normal form
folder       one statement folder: the text of its files, and a report for each
files        bytes from inside the folder, and their encoding
report       the findings of one file; hints says what was probably meant
places       where a piece of text stands, for an error found later
"""
