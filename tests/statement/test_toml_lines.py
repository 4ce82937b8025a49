"""The outline of a TOML text: on which line each key and list element stands."""

from statementpress.statement.toml_lines import key_lines, last_statement_line


def test_tables_and_keys() -> None:
    lines = key_lines('a = 1\n\n[b]\n# c = 0\nc = 2\n"d e".f = 3\n')
    assert lines["a",] == 1
    assert lines["b",] == 3
    assert lines["b", "c"] == 5
    assert lines["b", "d e"] == 6
    assert lines["b", "d e", "f"] == 6


def test_list_elements_over_several_lines() -> None:
    lines = key_lines('a = [\n  "x", # one, two\n  [1, 2],\n  "z",\n]\nb = 1')
    assert [lines["a", number] for number in range(3)] == [2, 3, 4]
    assert ("a", 3) not in lines
    assert lines["b",] == 6


def test_strings_hide_what_looks_like_keys() -> None:
    lines = key_lines('a = """\nb = 1 [\n"""\nc = \'\'\'\n]\'\'\'\nd = "# [ \\" = "\ne = 1')
    assert lines == {("a",): 1, ("c",): 4, ("d",): 6, ("e",): 7}


def test_the_last_statement_of_a_text_that_breaks_off() -> None:
    assert last_statement_line("a = 1\nb = [1,\n2,\n") == 2


def test_tables_of_an_array_are_numbered() -> None:
    lines = key_lines("[[a]]\nb = 1\n[[a]]\nb = 2\n[c]\nd = 3\n")
    assert [lines["a", number] for number in (0, 1)] == [1, 3]
    assert [lines["a", number, "b"] for number in (0, 1)] == [2, 4]
    assert (lines["a",], lines["c", "d"]) == (1, 6)
