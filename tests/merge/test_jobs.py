"""Letters as jobs: what is made of one depends on its statement, its row and its edition alone."""

import pickle
from collections.abc import Mapping
from dataclasses import replace

import pytest

from statementpress.batch.job import Job
from statementpress.batch.parcel import gathered, laid_out
from statementpress.errors import ContentError
from statementpress.merge.jobs import letter_jobs, make_letter
from statementpress.merge.plan import Wanted
from statementpress.project.project import Project
from tests.merge.mailing import ROW, Mailing

OTHER = {**ROW, "name_en": "Keo Maly", "village": "Otter *Bend*"}


def jobs(mailing: Mailing, *rows: Mapping[str, str], inputs: str = "a") -> list[Job]:
    """Return the jobs of letters in English to the recipients of these rows."""
    plan = mailing.plan(*rows)
    return list(letter_jobs(plan, Wanted("english"), {"all": inputs}).values())


def test_a_job_gives_the_same_bytes_wherever_the_statement_lies(
    mailing: Mailing, tmp_path_factory: pytest.TempPathFactory
) -> None:
    _, job = jobs(mailing, ROW, OTHER)
    here = make_letter(job)
    parcel = gathered(Project.at(mailing.project), mailing.folder)
    project, folder = laid_out(parcel, tmp_path_factory.mktemp("elsewhere"))
    sent: Job = pickle.loads(pickle.dumps(job))
    there = make_letter(replace(sent, project=str(project.folder), folder=str(folder)))
    assert there.files == here.files
    assert list(here.files) == ["2-Keo-Maly.pdf"]


def test_inputs_are_those_of_the_row_and_of_all(mailing: Mailing) -> None:
    first, second = (job.inputs for job in jobs(mailing, ROW, OTHER))
    assert first != second
    assert [job.inputs for job in jobs(mailing, ROW, OTHER)] == [first, second]
    assert first not in [job.inputs for job in jobs(mailing, ROW, OTHER, inputs="b")]
    changed = [job.inputs for job in jobs(mailing, ROW, {**OTHER, "village": "B"})]
    assert changed[0] == first
    assert changed[1] != second


def test_what_nothing_uses_is_no_part_of_a_job(mailing: Mailing) -> None:
    (plain,) = jobs(mailing, ROW)
    (other,) = jobs(mailing, {**ROW, "telephone": "012 345 678"})
    assert other == plain
    assert "telephone" not in str(other)


def test_a_value_that_cannot_be_set_is_told_with_its_row(mailing: Mailing) -> None:
    (job,) = jobs(mailing, ROW)
    values = {**job.options["values"], "village": ["Otter 汉 Bend"]}
    with pytest.raises(ContentError) as caught:
        make_letter(replace(job, options={**job.options, "values": values}))
    (finding,) = caught.value.findings
    assert finding.code == "missing-glyph"
    assert str(finding.place) == "people.csv:2"
