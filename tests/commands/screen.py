"""Standard error as a person has it: a terminal."""

import io


class Screen(io.StringIO):
    """A stderr that a person looks at."""

    def isatty(self) -> bool:
        return True
