"""Projects, statements, archives and PDFs of strangers who mean harm: each is refused by its name.

Every row of a table here is one input. None is built as a whole where a smaller part decides.
"""
