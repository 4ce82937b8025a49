"""The benchmark runs and prints its tables; how fast anything is, no test says."""

import csv
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from bench import __main__ as benchmark
from bench import archive, editions, lists, many
from bench.aims import verdicts
from bench.archive import Archive
from bench.archive import verdicts as verdicts_of
from bench.compiled import write_sources
from bench.contenders import (
    BUILD,
    CHROMIUM,
    HELP,
    PLAIN,
    UNCHANGED,
    chromium_here,
    contenders,
)
from bench.editions import ALL, BEYOND, Editions
from bench.editions import verdicts as verdicts_of_editions
from bench.lists import Lists
from bench.lists import verdicts as verdicts_of_lists
from bench.load import LOADS, growth
from bench.measure import Measure, run, typical
from statementpress.cli import main
from statementpress.editions.source import read_source
from statementpress.project.project import Project
from tests.shared.desk import Desk

ROOT = Path(__file__).parents[2]


EDITIONS = """\
styles = ["tokens.css"]
[edition.official]
purpose = "the first"
template = "statement.html"
styles = ["base.css", "page.css"]
languages = ["en"]
[edition.two]
purpose = "the second"
template = "statement.html"
styles = ["base.css", "page.css"]
languages = ["en"]
"""


def run_here(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Measure:
    """Run a command of ours in this process, and any other as the benchmark does.

    Two dozen processes would prove nothing more than `test_a_process_is_measured_whole` does.
    """
    if not command[1].endswith("generate.py"):
        return run(command, environment)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (environment or {}).items():
            patch.setenv(name, value)
        assert main(command[2:]) == 0
    return measure(1.0)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> str:
    project = tmp_path_factory.mktemp("project")
    small = Desk(project)
    (project / "templates").mkdir()
    (project / "templates/editions.toml").write_text(EDITIONS, encoding="utf-8")
    few = ["--runs", "1", "--versions", "3", "--names", "2", "4"]
    written = StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(written):
        for part in (benchmark, archive, editions, lists):
            patch.setattr(part, "run", run_here)
        benchmark.main([*few, "--project", str(small.project)])
    return written.getvalue()


@pytest.mark.parametrize("name", [BUILD, f"{BUILD}, empty font cache", UNCHANGED, PLAIN, HELP])
def test_every_contender_has_its_line(printed: str, name: str) -> None:
    assert f"\n{name}  " in printed


def test_chromium_has_a_line_or_the_reason_why_not(printed: str) -> None:
    reason = "Chromium is not installed: "
    assert (f"\n{CHROMIUM}  " if chromium_here().found else reason) in printed


@pytest.mark.parametrize(
    "stage", ["imports", "read", "compose", "prepare fonts", "typeset", "prove"]
)
def test_every_stage_has_its_share(printed: str, stage: str) -> None:
    (line,) = [line for line in printed.splitlines() if line.startswith(f"{stage}  ")]
    assert "%" in line


@pytest.mark.parametrize(
    "line", ["build --all, 2 editions  ", "build -e official  ", "build -e two  ", ALL, BEYOND]
)
def test_all_editions_stand_beside_each_alone(printed: str, line: str) -> None:
    assert f"\n{line}" in printed


@pytest.mark.parametrize(
    "line", ["history, 7 versions  ", "verify, 7 versions  ", "The archive has "]
)
def test_an_archive_is_listed_and_verified(printed: str, line: str) -> None:
    assert f"\n{line}" in printed


def measure(wall: float, peak: int = 100_000_000) -> Measure:
    return Measure(wall, wall, peak)


def test_an_aim_is_met_at_its_limit_and_missed_above_it() -> None:
    measured = {
        BUILD: measure(2.0),
        UNCHANGED: measure(0.5),
        PLAIN: measure(2.0),
        HELP: measure(0.5),
    }
    warm = {"word": 0.5, "image": 0.3}
    words = {verdict.what: verdict.word for verdict in verdicts(measured, warm)}
    assert words == {
        "a build / plain WeasyPrint": "met",
        "a build / Chromium": "not measured",
        "nothing changed / a build": "MISSED",
        "a changed word, warm / Chromium": "not measured",
        "its page image, warm / Chromium": "not measured",
        "peak memory of a build": "met",
        "--help / a build": "MISSED",
    }


def test_the_first_edition_is_not_counted_among_those_beyond_it() -> None:
    alone = {"one": measure(2.0), "two": measure(1.0), "three": measure(3.0)}
    figures = Editions([measure(4.0), measure(9.0), measure(4.0)], alone)
    assert figures.beyond == (2.0, 4.0)
    assert [verdict.reached for verdict in verdicts_of_editions(figures)] == [2.0, 0.5]


def test_a_list_may_cost_an_eighth_more_for_each_name_than_a_shorter_one() -> None:
    figures = Lists((1_000, measure(2.0)), (8_000, measure(19.0)))
    words = [(each.limit, each.word) for each in verdicts_of_lists(figures)]
    assert words == [(9.0, "MISSED"), (9.0, "met")]


def test_the_other_engines_are_given_all_words_of_the_statement(tmp_path: Path) -> None:
    small = Desk(tmp_path)
    small.replace("en.md", "clean", "50 % {clean}")
    write_sources(tmp_path, tmp_path)
    for source, text in (
        ("page.typ", "Rivers are 50 % {clean}."),
        ("page.tex", r"50 \% \{clean\}"),
    ):
        written = (tmp_path / source).read_text(encoding="utf-8")
        assert text in written
        assert "ទន្លេស្អាត។" in written


def test_verifying_is_held_against_sha256sum_alone() -> None:
    runs = {"history": [measure(0.5)], "verify": [measure(3.0)], "sha256sum": [measure(2.0)]}
    words = [(each.reached, each.word) for each in verdicts_of(Archive(1_000, 9, 600, runs))]
    assert words == [(0.5, "met"), (1.5, "MISSED"), (100.0, "met")]


def test_each_run_of_chromium_gets_a_profile_of_its_own(tmp_path: Path) -> None:
    racers = contenders(tmp_path, tmp_path / "page.html", tmp_path, chromium_here())
    profiles = []
    for racer in [racer for racer in racers if racer.name == CHROMIUM] * 2:
        with racer.fresh() as command:
            profiles.append(command[-1])
            assert list(Path(command[-1].partition("=")[2]).iterdir()) == []
    assert len(set(profiles)) == len(profiles)


def test_a_process_is_measured_whole() -> None:
    taken = run([sys.executable, "-c", "x = bytearray(60_000_000)"])
    assert taken.peak > 60_000_000
    assert taken.wall > 0
    assert taken.cpu > 0


def test_a_command_that_fails_is_quoted() -> None:
    with pytest.raises(RuntimeError, match="ended with 3: too late"):
        run([sys.executable, "-c", "import sys; print('too late'); sys.exit(3)"])


def test_the_typical_run_is_the_median_of_each_figure() -> None:
    runs = [Measure(1.0, 9.0, 5), Measure(2.0, 8.0, 6), Measure(30.0, 7.0, 70)]
    assert typical(runs) == Measure(2.0, 8.0, 6)


def test_what_grows_is_said_to_be_a_straight_line_or_not() -> None:
    square = {1_000: measure(1.0), 2_000: measure(4.0)}
    assert "time grows as the power 2.00" in growth(square)
    assert "MORE THAN A STRAIGHT LINE" in growth(square)
    assert "a straight line, or less" in growth({**square, 2_000: measure(2.1)})


@pytest.mark.parametrize("kind", sorted({"logos", "pages", "statements"}))
def test_a_load_can_be_built(tmp_path: Path, kind: str) -> None:
    load = LOADS[kind]
    load.write(tmp_path, 4)
    assert main(["--project", str(tmp_path), *load.command]) == 0


def test_what_a_person_waits_for_in_the_studio_is_timed(tmp_path: Path) -> None:
    author = Desk(tmp_path)
    few = ["--edits", "1", "--project", str(author.project), "english"]
    done = subprocess.run(
        [sys.executable, "-m", "bench.studio", *few],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    head, *lines, memory = done.stdout.splitlines()
    assert "picture" in head
    named = [line.partition(":")[2].split("  ")[0].strip() for line in lines]
    assert named == ["a word of English", "a paragraph in the middle", "a signatory"]
    assert all(float(figure) > 0 for line in lines for figure in line.split()[-2:])
    assert "MiB" in memory


def costs(once: float, each: float, start: float, wait: float) -> many.Costs:
    runs = (
        many.Used(count, Measure(start + count * wait, once + count * each, 0)) for count in (5, 20)
    )
    return many.Costs.between(*runs)


def test_what_a_crew_costs_once_stands_apart_from_what_a_file_costs() -> None:
    found = costs(once=7, each=0.5, start=4, wait=0.25)
    shown = [round(it, 6) for it in (found.once, found.each, found.start, found.wait)]
    assert shown == [7, 0.5, 4, 0.25]


def test_it_is_reckoned_from_how_many_files_several_machines_are_sooner_done() -> None:
    pool = costs(once=1, each=0.4, start=1, wait=0.2)
    assert "2: from 60 files on" in many.gain(pool, costs(once=8, each=0.4, start=7, wait=0.2))
    assert "2: never; 4: from 120 files on" in many.gain(
        pool, costs(once=8, each=1.2, start=7, wait=0.6)
    )


def test_statements_and_letters_are_written_as_many_as_are_asked_for(tmp_path: Path) -> None:
    many.write_statements(tmp_path, 2)
    many.write_letters(tmp_path, 12)
    project = Project.at(tmp_path)
    made = (tmp_path / "statements").glob("*-one-lake")
    sources = [read_source(project, folder) for folder in made]
    assert [len(each.statement.summaries) for each in sources].count(2) == 2
    with (tmp_path / many.RECIPIENTS).open(encoding="utf-8", newline="") as table:
        assert len({row["name"] for row in csv.DictReader(table)}) == 12
