"""The review pages and the terminal views."""
