"""Inputs that know the grammars of what people send, and a few of which are wrong in every way.

`readers` has a row for each reader of the program: what makes an input, and what is promised of
it. `test_readers` tries some of each with every run of the tests; `python -m tests.fuzz` tries as
many as one likes, and prints figures.
"""
