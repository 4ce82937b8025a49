"""The benchmark: a build beside plain WeasyPrint and Chromium, in the same run on the same text."""
