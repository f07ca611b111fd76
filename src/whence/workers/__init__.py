"""Runs one function over many tasks."""
