"""The action that builds a statement at a code host: its form, and its steps as the host runs them.

No runner of a host was there to try it. The rules are those of the host's documentation: each step
of a composite action either uses another action or runs in a shell that it names; what it mentions
of inputs, of steps and of the host has to exist.
"""

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import yaml

from statementpress.project.files import CHECKOUT
from tests.shared.desk import FOLDER, Desk

ACTION: Mapping[str, Any] = yaml.safe_load((CHECKOUT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
USAGE, FAILED = 2, 3
"""The exit codes of a command that asks for what there is not, and of a statement with errors."""
HOST = {"github.action_path", "runner.os", "runner.arch"}
KEYS = {"id", "name", "if", "shell", "run", "env", "working-directory", "uses", "with"}
MENTIONED = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")


def mentioned(part: Any) -> list[str]:
    """Return the names that a part of the action asks the host to fill in."""
    return MENTIONED.findall(yaml.safe_dump(part))


def filled(part: str, inputs: Mapping[str, str]) -> str:
    return MENTIONED.sub(lambda found: inputs[found[1].removeprefix("inputs.")], part)


def test_it_has_the_form_of_a_composite_action() -> None:
    assert set(ACTION) == {"name", "description", "inputs", "outputs", "runs"}
    assert ACTION["runs"]["using"] == "composite"
    assert all(set(each) == {"description", "default"} for each in ACTION["inputs"].values())
    assert all(isinstance(each["default"], str) for each in ACTION["inputs"].values())
    assert all(set(each) == {"description", "value"} for each in ACTION["outputs"].values())


@pytest.mark.parametrize("step", STEPS, ids=str)
def test_each_step_runs_in_a_shell_or_uses_an_action_of_the_host(step: Mapping[str, Any]) -> None:
    assert set(step) <= KEYS
    if "run" in step:
        assert step["shell"] == "bash"
        assert "${{" not in step["run"], "what somebody typed must not become a part of a script"
    else:
        assert re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"])


def test_all_that_it_mentions_exists_and_every_input_is_used() -> None:
    inputs = {f"inputs.{each}" for each in ACTION["inputs"]}
    ids = [step["id"] for step in STEPS if "id" in step]
    names = set(mentioned(ACTION))
    results = {name for name in names if name.startswith("steps.")}
    assert inputs <= names
    assert names - inputs - results <= HOST
    for name in results:
        _, step, kind, output = name.split(".")
        assert kind == "outputs"
        (run,) = (each["run"] for each in STEPS if each.get("id") == step)
        assert f"{output}=" in run or f"{output}<<" in run
    assert len(ids) == len(set(ids))


def run(
    step: Mapping[str, Any],
    project: Path,
    inputs: Mapping[str, str] = MappingProxyType({}),
    code: int = 0,
) -> dict[str, str]:
    """Run a step as the host does, which ends with `code`; return its outputs."""
    output = project / "outputs"
    output.write_text("", "utf-8")
    given = {name: each["default"] for name, each in ACTION["inputs"].items()} | {**inputs}
    host = {"GITHUB_ACTION_PATH": str(CHECKOUT), "GITHUB_OUTPUT": str(output)}
    own = {name: filled(value, given) for name, value in step.get("env", {}).items()}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
        cwd=project,
        env={**os.environ, **host, **own},
        check=False,
    )
    assert done.returncode == code
    text = output.read_text("utf-8")
    lines = re.findall(r"^(\w+)<<(.*)\n((?:.*\n)*?)\2\n", text, re.M)
    found = {name: value.rstrip("\n") for name, _, value in lines}
    return found | dict(re.findall(r"^(\w+)=(.*)$", text, re.M))


@pytest.mark.skipif(not (CHECKOUT / ".venv").exists(), reason="needs what `make pdf` installs")
def test_its_steps_build_what_was_asked_for(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "a repository")
    lock, _, prepare, build = STEPS
    assert re.fullmatch("[0-9a-f]{64}", run(lock, desk.project)["hash"])
    run(prepare, desk.project)
    asked = {
        "edition": "docx",
        "statement": FOLDER[:10],
        "arguments": "--output\nmade by the host\n",
    }
    made = run(build, desk.project, asked)["paths"].splitlines()
    assert [Path(each).name for each in made] == ["docx.docx"]
    assert (desk.project / "made by the host" / "docx.docx").is_file()


def test_what_was_made_is_said_though_another_edition_failed(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    table = (CHECKOUT / "templates/editions.toml").read_text("utf-8")
    head, *rows = re.split(r"^(?=\[edition\.)", table, flags=re.M)
    kept = [each for each in rows if each.startswith(("[edition.docx]", "[edition.card]"))]
    desk.own("templates/editions.toml", head + "".join(kept))
    made = run(STEPS[-1], desk.project, {"edition": "all"}, code=FAILED)
    assert Path(made["paths"]).name == "docx.docx"  # and no card, as there is no summary


def test_what_somebody_types_is_no_command(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    for name in ACTION["inputs"]:
        run(STEPS[-1], desk.project, {name: "$(touch harm); touch harm `touch harm`"}, USAGE)
    assert not (tmp_path / "harm").exists()
