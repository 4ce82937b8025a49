"""The hooks and the code host run the project's own pinned tools, and nothing that they fetch."""

import re
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

PROJECT = Path(__file__).parents[2]
HOOKS = (PROJECT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
DECLARED = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
TOOLS = {Requirement(each).name for each in DECLARED["dependency-groups"]["test"]}


def test_hooks_run_pinned_tools_of_the_checkout() -> None:
    assert re.findall("repo: (.*)", HOOKS) == ["local"]
    entries = re.findall("entry: (.*)", HOOKS)
    assert entries
    for entry in entries:
        program = entry.split()[0]
        assert program.startswith(".venv/bin/")
        assert Path(program).name in TOOLS
        assert Path(sys.executable).with_name(Path(program).name).exists()


@pytest.mark.parametrize("workflow", sorted((PROJECT / ".github/workflows").iterdir()))
def test_a_code_host_runs_the_script_that_people_can_run(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    assert re.findall(r"- run: (.*)", text) == [".ci/run"]
    assert (PROJECT / ".ci/run").stat().st_mode & 0o111
