"""Built-ins are found on the same road as everybody's."""

from __future__ import annotations

from importlib.metadata import EntryPoint, EntryPoints

import pytest

from whence import plugins
from whence.errors import PluginError


def test_the_built_ins_are_entry_points() -> None:
    assert set(plugins.names(plugins.SOURCES)) >= {"saved", "jsonl", "warc", "wacz"}
    assert "rules" in plugins.names(plugins.READERS)
    assert set(plugins.names(plugins.EXPORTERS)) >= {"csv", "jsonl"}


@pytest.mark.parametrize("group", [plugins.SOURCES, plugins.READERS, plugins.EXPORTERS])
def test_every_declared_plugin_loads(group: str) -> None:
    for name in plugins.names(group):
        assert callable(plugins.load(group, name))


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(PluginError, match="has no 'xls'; it has: acled, annotations, atlos, csv"):
        plugins.load(plugins.EXPORTERS, "xls")


def declare(monkeypatch: pytest.MonkeyPatch, *values: str) -> None:
    points = EntryPoints(EntryPoint("mine", value, plugins.READERS) for value in values)
    monkeypatch.setattr(plugins, "entry_points", lambda group: points)


def test_two_plugins_of_one_name_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    declare(monkeypatch, "one:Reader", "other:Reader")
    with pytest.raises(PluginError, match="declared twice"):
        plugins.names(plugins.READERS)


def test_a_plugin_that_does_not_import_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    declare(monkeypatch, "no_such_package_here:Reader")
    with pytest.raises(PluginError, match="could not be loaded"):
        plugins.load(plugins.READERS, "mine")
