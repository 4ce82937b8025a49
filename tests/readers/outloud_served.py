"""Answer with what outloud finds in each file whose path comes in, one line of JSON for each.

It is a script of its own, which imports nothing of the tests: outloud loads MuPDF.
"""

import json
import sys

import msgspec
from outloud import check  # type: ignore[import-untyped]

answers = sys.stdout
sys.stdout = sys.stderr  # only answers go out
for question in sys.stdin:
    result = check(json.loads(question))
    findings = [finding.to_dict() for finding in result.sorted_findings()]
    answer = {"error": result.error, "findings": findings, "rules": result.runs}
    print(msgspec.json.encode(answer).decode(), file=answers, flush=True)
