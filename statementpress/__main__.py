"""`python -m statementpress` is the command `statementpress`."""

import sys

from statementpress.cli import entry

if __name__ == "__main__":
    sys.exit(entry())
