"""What strangers wrote is never markup: not on a web page, in JSON-LD, or in metadata."""

import json
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from statementpress.project.project import Project
from statementpress.renderings.plain_text import plain_text
from statementpress.renderings.web_page import web_files
from statementpress.site.structured_data import _script
from statementpress.typeset.compose.metadata import Metadata, rdf
from statementpress.words.languages import read_languages
from tests.shared.desk import FILES, Desk
from tests.shared.web_fonts import left_whole

PAYLOADS = {
    "an element": "<script>alert(1)</script>",
    "an end": '</script><img src=x onerror="alert(1)">',
    "an end in capitals": "</SCRIPT ><svg/onload=alert(1)>",
    "an attribute": '" onmouseover="alert(1)" x="',
    "another attribute": "' autofocus onfocus='alert(1)'",
    "a comment": "<!--<script>--!>",
    "a section": "]]><script>alert(1)</script><![CDATA[",
    "an instruction": '<?xml-stylesheet href="https://example.org/"?>',
    "a type": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "an entity": "&lt;script&gt; &amp;amp; &#60;b&#62;",
    "a template": "{{ 7 * 7 }}{% raw %}{# x #}",
    "a style": "</style><style>*{display:none}",
    "a title": "</title><base href=//example.org>",
    "a property": "</dc:title><pdfaid:part>9</pdfaid:part>",
    "a string of JSON": '","@id":"https://example.org","x":"\\u003c/script\\u003e',
    "a frame": "<iframe srcdoc='&lt;script&gt;'></iframe>",
    "a refresh": '<meta http-equiv="refresh" content="0;url=//example.org">',
    "a link": '<a href="javascript:alert(1)">x</a>',
}


class _Reader(HTMLParser):
    """Collects the elements and the attributes of a page, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    return reader


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[_Reader, _Reader]:
    """Return the web page of a statement without any of this, and of one whose title is this."""
    made = []
    for payloads in (("Lakes",), tuple(PAYLOADS.values())):
        desk = Desk(tmp_path_factory.mktemp("desk"))
        lines = json.dumps(["Clean Rivers", *payloads])  # JSON's strings are those of TOML, too
        facts = FILES["statement.toml"].replace('"A Statement on Clean Rivers"', lines)
        desk.write("statement.toml", facts)
        reading = desk.read()
        assert reading.statement is not None, reading.findings
        with left_whole():
            files = web_files(reading.statement, Project.at(desk.project))
        made.append(read(files["html/en.html"].decode()))
        assert plain_text(reading.statement, "en", Project.at(desk.project).table(read_languages))
    return made[0], made[1]


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_title_is_text_on_a_web_page(pages: tuple[_Reader, _Reader], name: str) -> None:
    without, with_all = pages
    assert " ".join(PAYLOADS[name].split()) in " ".join(with_all.text.split())
    assert with_all.elements <= without.elements
    assert with_all.attributes <= without.attributes


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_title_is_text_in_the_metadata_of_a_pdf(name: str) -> None:
    text = PAYLOADS[name]
    packet = rdf(
        Metadata(
            {"en": text}, ("en",), {"en": text}, {"en": text}, (text,), label=text, identifier=text
        )
    )
    usual = rdf(
        Metadata({"en": "a"}, ("en",), {"en": "a"}, {"en": "a"}, ("a",), label="a", identifier="a")
    )
    tree, other = ElementTree.fromstring(packet), ElementTree.fromstring(usual)
    assert [each.tag for each in tree.iter()] == [each.tag for each in other.iter()]
    assert sum(each.text == text for each in tree.iter()) == 8


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_title_is_text_for_search_engines(name: str) -> None:
    script = str(_script({"headline": PAYLOADS[name]}))
    assert json.loads(script) == {"headline": PAYLOADS[name]}
    assert not {"<", ">", "&"} & set(script)
