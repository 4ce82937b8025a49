"""The studio without a browser: what its server answers, keeps and refuses."""
