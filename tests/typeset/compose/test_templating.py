"""A template gives the same text and the same errors, compiled just now or taken from the cache."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2.sandbox import ImmutableSandboxedEnvironment

from statementpress.errors import Place, SetupError
from statementpress.machine import cache
from statementpress.project.files import ProjectFiles
from statementpress.typeset.compose.templating import render


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the folder of compiled templates in a cache of its own."""
    monkeypatch.setenv("STATEMENTPRESS_CACHE", str(tmp_path / "cache"))
    cache.forget()
    yield tmp_path / "cache" / "templates"
    cache.versions.cache_clear()


def rendered(folder: Path, template: str, **names: object) -> str:
    """Return a template of a project in the folder, filled by a process that remembers nothing."""
    path = folder / "templates" / "page.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(template)
    cache.forget()
    return render(ProjectFiles(folder), "page.html", **names)


def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of the templates that are compiled from now on, which grows with each."""
    names: list[str] = []
    compile_now = ImmutableSandboxedEnvironment.compile

    def compile_(self: object, source: str, name: str, *others: object) -> object:
        names.append(name)
        return compile_now(self, source, name, *others)  # type: ignore[call-overload]

    monkeypatch.setattr(ImmutableSandboxedEnvironment, "compile", compile_)
    return names


def test_a_template_is_compiled_once_wherever_its_project_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = compiled(monkeypatch)
    for folder in ("here", "there", "here"):
        assert rendered(tmp_path / folder, "{{ word }}", word="<ក>") == "&lt;ក&gt;"
    assert names == ["page.html"]


def test_another_text_is_another_template(tmp_path: Path) -> None:
    assert rendered(tmp_path, "one") == "one"
    assert rendered(tmp_path, "two") == "two"
    assert rendered(tmp_path, "one") == "one"


def test_another_version_of_the_compiler_compiles_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = compiled(monkeypatch)
    rendered(tmp_path, "one")
    upgraded = SimpleNamespace(read_text=lambda _: "Version: 99.0")
    monkeypatch.setattr("importlib.metadata.distribution", lambda _: upgraded)
    cache.versions.cache_clear()
    rendered(tmp_path, "one")
    assert names == ["page.html", "page.html"]


def test_a_damaged_entry_is_compiled_anew(tmp_path: Path, shelf: Path) -> None:
    rendered(tmp_path, "one")
    (entry,) = shelf.iterdir()
    whole = entry.read_bytes()
    for harmed in (b"", whole[:-9], whole[:40] + b"?" + whole[41:]):
        entry.write_bytes(harmed)
        assert rendered(tmp_path, "one") == "one"
        assert entry.read_bytes() == whole


@pytest.mark.parametrize("again", [False, True], ids=["compiled", "from the cache"])
@pytest.mark.parametrize(
    ("template", "place", "message"),
    [
        ("a\n{{ b }}", "templates/page.html:2", "'b' is undefined"),
        ("{% import 'blocks.html' as blocks %}\n\n{{ blocks.c() }}", "blocks.html:3", "'d'"),
        ("{{ ().__class__ }}", "templates/page.html:1", "unsafe"),
    ],
    ids=["a name that nobody gave", "the same in a template that it uses", "behind the values"],
)
def test_what_a_template_does_wrong_is_named_with_its_line(
    tmp_path: Path, *, again: bool, template: str, place: str, message: str
) -> None:
    (tmp_path / "templates").mkdir()
    blocks = tmp_path / "templates" / "blocks.html"
    blocks.write_text("{% macro c() %}\n\n{{ d }}{% endmacro %}")
    for _ in range(1 + again):
        with pytest.raises(SetupError, match=message) as caught:
            rendered(tmp_path, template)
    assert str(caught.value.place).endswith(place)


def test_a_broken_template_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="the template is broken") as caught:
        rendered(tmp_path, "a\n{% if %}")
    assert caught.value.place == Place("templates/page.html", 2)
