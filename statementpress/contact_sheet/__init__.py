"""The contact sheet of a statement's marks: what each looks like, how large, and what is wrong."""
