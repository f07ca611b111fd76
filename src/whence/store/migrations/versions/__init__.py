"""One migration per file; the names begin with their order."""
