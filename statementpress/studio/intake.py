"""The requests for files of Word and spreadsheets: proposed, asked about, and taken over.

Until a proposal is accepted, its files are only in memory. What is accepted is carried out by the
command `intake`, with the answers that a person gave.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response

from statementpress.intake.known import Known
from statementpress.intake.proposal import Answers, IncomingFile, Proposal, as_json
from statementpress.intake.proposing import propose
from statementpress.machine.temporary import TemporaryFolder
from statementpress.statement.catalogue import FACTS, date_in
from statementpress.statement.facts import read_facts
from statementpress.statement.files import BYTES_LIMIT
from statementpress.statement.report import Report
from statementpress.studio.answers import (
    Languages,
    RefusedError,
    answer,
    asked,
    body,
    in_words,
)
from statementpress.studio.names import checked_name
from statementpress.studio.programs import ran
from statementpress.studio.studio import Studio

ENDINGS: Final = (".docx", ".xlsx", ".ods", ".csv")
"""How the names of files end that are taken."""
FILES: Final = 20
"""How many files one proposal may have."""
BYTES: Final = 60_000_000
"""How many bytes they may have together."""


class Take(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What of a proposal is wanted."""

    rows_left: tuple[str, ...] = ()
    """The rows of the register that are not."""


class SayAnswers(msgspec.Struct, forbid_unknown_fields=True):
    """What a page sends when questions were answered."""

    answers: dict[str, str] = {}
    """Answers by the name of the question."""
    take: Take = Take()


class Accept(SayAnswers, forbid_unknown_fields=True):
    """What a page sends to have a proposal written."""

    into: str | None = None
    """The statement that it is put into; None for a new one."""
    slug: str | None = None
    """What a new one is called."""
    replace: bool = False
    """Whether its texts take the place of those that are there."""


async def hand_in(studio: Studio, request: Request) -> Response:
    """Take a file, alone or to those of a proposal, and answer with what would be written."""
    name = checked_name(request.query_params.get("name", ""), ENDINGS)
    data = await body(request, BYTES_LIMIT)
    proposal = request.path_params.get("id") or studio.intakes.begin()
    files = studio.intakes.files(proposal)
    if len(files) >= FILES and name not in files:
        raise RefusedError(413, "too-many", f"these are more than {FILES} files")
    if sum(len(each.data) for each in files.values()) + len(data) > BYTES:
        message = f"these files have more than {BYTES / 1_000_000:g} MB together"
        raise RefusedError(413, "too-large", message, "hand them in one after the other")
    files[name] = IncomingFile(name=name, data=data)
    return await _proposed(studio, proposal, Answers(), request.query_params.get("into"))


async def answers(studio: Studio, request: Request) -> Response:
    """Answer with what would be written, now that questions were answered."""
    sent = await asked(request, SayAnswers)
    said = Answers(said=sent.answers, rows_left=sent.take.rows_left)
    return await _proposed(
        studio, request.path_params["id"], said, request.query_params.get("into")
    )


async def accept(studio: Studio, request: Request) -> Response:
    """Have the command `intake` write a proposal; raise RefusedError, with why, if it does not."""
    sent = await asked(request, Accept)
    name = request.path_params["id"]
    files = studio.intakes.files(name)
    with TemporaryFolder() as folder:
        paths = [folder / each for each in files]
        for path in paths:
            await run_sync(path.write_bytes, files[path.name].data)
        options = _options(sent)
        if sent.into is None:
            made = await ran(studio.folder, ("intake", *options, "--", *map(str, paths)))
        else:
            desk = await run_sync(studio.desk, sent.into)
            async with desk.lock:
                made = await ran(studio.folder, ("intake", *options, "--", *map(str, paths)))
    studio.intakes.end(name)
    return answer({"slug": made.rstrip().splitlines()[-1].rpartition("/")[2]})


def _options(sent: Accept) -> list[str]:
    """Return what is typed after `intake` for what a page sent."""
    said = dict(sent.answers)
    options = []
    if sent.into is not None:
        options += [f"--into={sent.into}", *(["--replace"] if sent.replace else [])]
    elif sent.slug:
        day = date_in(sent.slug)
        options += [f"--name={sent.slug}", *([f"--date={day}"] if day else [])]
        said |= {"date": str(day)} if day else {}
    options += [f"--answer={question}={text}" for question, text in said.items() if text]
    return [*options, *(f"--leave-row={row}" for row in sent.take.rows_left)]


async def _proposed(studio: Studio, name: str, said: Answers, into: str | None) -> Response:
    files = list(studio.intakes.files(name).values())
    async with studio.intakes.lock:
        shown = await run_sync(_shown, studio, files, said, into)
    return answer({"id": name, "proposal": shown})


def _shown(
    studio: Studio, files: Sequence[IncomingFile], said: Answers, into: str | None
) -> Mapping[str, Any]:
    wanted: tuple[str, ...] = ()
    if into:
        desk = studio.desk(into)
        text = desk.read(FACTS)
        wanted = read_facts(text.text if text else "", desk.languages, Report(FACTS)).languages
    proposal = propose(files, Known.of(studio.project, wanted), said)
    return _with_words(proposal, studio.finding_words)


def _with_words(proposal: Proposal, words: Languages) -> Mapping[str, Any]:
    """Return a proposal as the page gets it, its findings and questions in every language."""
    shown: dict[str, Any] = msgspec.json.decode(as_json(proposal))
    for found, finding in zip(shown["findings"], proposal.findings, strict=True):
        found["said"] = in_words(finding, words)
    for question in shown["questions"]:
        texts = {"message": question["message"], "hint": question["hint"]}
        question["said"] = {
            code: {key: of.sentence_of(text) or text for key, text in texts.items()}
            for code, of in words.items()
        }
        for choice in question["choices"]:
            choice["said"] = {
                code: of.sentence_of(choice["label"]) or choice["label"]
                for code, of in words.items()
            }
    return shown
