"""What a project has: own files over shipped ones, its tables, and how results are stored."""
