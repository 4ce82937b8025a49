"""The content model and its readers: TOML, Markdown and CSV become a frozen Statement.

The model

- `model`: what a statement is, free of how it looks
- `traversal`: the one walk through its blocks and inlines
- `contacts`: whom its texts name to write to

From a folder to a Statement

- `reading`: a folder -> a Statement, and everything that is wrong in any of its files
- `facts`: statement.toml; `toml_values` checks its values, `toml_lines` finds their lines
- `markdown`: the text of one language; `blocks`, `inlines`, `directives` and `links` are its steps
- `summaries`: what each language says in short; `summary` reads one of them
- `register`: the signatories; `source` finds the export that has them, `settings` and `mapping`
  turn it into a register, `corrections` mend it, `published` is what may leave the folder
- `csv_table`: tables as spreadsheets export them
- `logos`: image files, checked and made ready to embed

What the readers share

- `folder`: one statement folder on its way: the text of its files, and a report for each
- `files`: bytes from inside the folder, and their encoding
- `report`: the findings about one file
- `characters`: which characters a text may hold, and their normal form
- `folder_files`: every file of a folder as it lies there
- `published_files`: the files of a folder that may leave it, to be kept in an archive
"""
