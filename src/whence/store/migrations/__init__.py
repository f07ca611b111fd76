"""How ``record.sqlite`` came to have its tables, one step per file under ``versions``."""
