"""Whence turns collected news pages into a record of incidents in which every value leads back to
its words."""

from importlib.metadata import version

__version__ = version("whence")
