"""Templates of strangers run in a sandbox: they reach what they are given, and end."""

import pytest

from statementpress.errors import SetupError, TooLargeError
from statementpress.machine import spending
from statementpress.machine.spending import limited
from statementpress.project.files import ProjectFiles
from statementpress.typeset.compose.templating import render
from tests.shared.desk import Desk


class Given:
    """What a template is given: it holds something that no template has to see."""

    _secret = "secret"
    title = "A title"

    def call(self) -> str:
        return "called"


def rendered(desk: Desk, text: str) -> str:
    desk.own("templates/t.html", text)
    given = Given()
    return render(ProjectFiles(desk.project), "t.html", given=given, items=["a"], call=given.call)


REACHES_OUT = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ ()|attr('__class__')|attr('__base__') }}",
    "{{ given.__init__.__globals__ }}",
    "{{ given.__class__ }}",
    "{{ given._secret }}",
    "{{ given|attr('_secret') }}",
    "{{ given.call.__globals__ }}",
    "{{ given.call.__func__.__code__ }}",
    "{{ call.__self__._secret }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ lipsum.__globals__['os'].popen('id') }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ '{0.__class__}'.format(given) }}",
    "{{ '{0._secret}'.format(given) }}",
    "{{ '{x.__class__.__mro__}'.format_map({'x': given}) }}",
    "{{ items.append('b') }}",
    "{{ items.clear() }}",
    "{% set given.title = 'x' %}",
    "{{ range.__class__ }}",
    "{{ (items|map(attribute='__class__')|list)[0] }}",
    "{{ items|map('attr', '__class__')|first }}",
    "{{ config }}",
    "{{ request }}",
    "{{ undefined_name }}",
    "{{ open('/etc/passwd').read() }}",
    "{{ __import__('os') }}",
    "{% import 'os' as os %}",
    "{% include '/etc/passwd' %}",
    "{% include '../statements/secret' %}",
    "{% include '../../../../etc/passwd' %}",
    "{% include 'link.html' %}",
    "{% extends '/etc/hosts' %}",
    "{% from '../fonts/fonts.toml' import x %}",
    "{% include 'file:///etc/passwd' %}",
    "{% include 'https://example.org/' %}",
    "{% include ['../a', '/etc/passwd'] %}",
    "{% do items.append(1) %}",
    "{% debug %}",
    "{{ items.sort(key=call) }}",
    "{{ dict(a=given).update(b=1) }}",
]


@pytest.mark.parametrize("text", REACHES_OUT)
def test_a_template_reaches_nothing_but_what_it_is_given(desk: Desk, text: str) -> None:
    (desk.project / "templates").mkdir()
    (desk.project / "templates/link.html").symlink_to("/etc/passwd")
    with pytest.raises(SetupError) as raised:
        rendered(desk, text)
    assert "templates/" in str(raised.value)


BOMBS = [
    "{{ 10 ** 10 ** 10 }}",
    "{{ 2 ** 1000000000 }}",
    "{{ 'a' * 10000000000 }}",
    "{{ ['a'] * 10000000000 }}",
    "{{ 9999999 * 9999999 * 9999999 * 9999999 }}",
    "{{ 'a' * 5000 * 5000 }}",
    "{% for i in range(10000000000) %}{% endfor %}",
    "{{ range(0, 99999999)|list }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% include 't.html' %}",
    "{% extends 't.html' %}",
    "{{ " + "(" * 500 + "1" + ")" * 500 + " }}",
    "{% if 1 %}" * 500,
    "{{ 9 " + "* 9" * 50 + " }}",
]


@pytest.mark.parametrize("text", BOMBS, ids=range(len(BOMBS)))
def test_a_template_that_never_ends_ends(desk: Desk, text: str) -> None:
    with pytest.raises((SetupError, TooLargeError)), limited("compose"):
        rendered(desk, text)


def test_loops_in_loops_end_when_the_time_is_up(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(spending.TIME, "1")
    loop, end = "{% for i in range(99999) %}", "{% endfor %}"
    with pytest.raises(TooLargeError, match="more than 1 s"), limited("compose"):
        rendered(desk, 3 * loop + 3 * end)


@pytest.mark.parametrize("text", ["{{ 3 * 7 }}", "{{ '-' * 3 }}", "{{ 2.5 * 2 }}"])
def test_sums_that_templates_need_are_done(desk: Desk, text: str) -> None:
    assert rendered(desk, text) in {"21", "---", "5.0"}
