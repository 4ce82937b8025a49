"""Which workers would make other bytes, and in which words they are refused."""

from pathlib import Path

import pytest

from statementpress.batch import versions
from statementpress.batch.versions import here, refusal
from statementpress.project.files import SHIPPED

WORKER = "worker tcp://10.0.0.7:40123"


def test_a_worker_with_the_same_software_is_not_refused() -> None:
    assert refusal(WORKER, here(), here()) == ""


def test_a_refusal_names_the_worker_and_what_differs() -> None:
    ours = here()
    said = refusal(WORKER, {**ours, "Pango": "1.50.1", "weasyprint": "69.0"}, ours)
    assert said == (
        f"{WORKER}: weasyprint 69.0, here {ours['weasyprint']}; Pango 1.50.1, here {ours['Pango']}"
    )


def test_what_a_worker_lacks_is_absent_there() -> None:
    ours = here()
    theirs = {name: version for name, version in ours.items() if name != "Ghostscript"}
    assert "Ghostscript absent, here" in refusal(WORKER, theirs, {**ours, "Ghostscript": "10"})


def test_of_many_differences_the_first_are_named_and_the_others_counted() -> None:
    said = refusal(WORKER, {}, here())
    assert said.count(", here ") == 4
    assert said.endswith(f"; and {len(here()) - 4} more")


def test_a_change_of_one_shipped_file_is_another_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = here()
    for name in ("templates", "styles", "fonts", "press"):
        (tmp_path / name).symlink_to(SHIPPED / name)
    monkeypatch.setattr(versions, "SHIPPED", tmp_path)
    assert here() == ours
    (tmp_path / "press").unlink()
    (tmp_path / "press").mkdir()
    assert "Statement Press 0.1.0 (" in refusal(WORKER, here(), ours)
