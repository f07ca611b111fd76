from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from whence.errors import PluginError
from whence.extract.llm.options import LlmOptions, api_key


def options(**given: str) -> LlmOptions:
    written = {"base_url": "https://models.example/v1", "model": "m", **given}
    return msgspec.convert(written, LlmOptions, strict=False)


@pytest.mark.parametrize(
    "url",
    [
        "https://models.example/v1",
        "http://localhost:11434/v1",
        "http://127.0.0.1:8000/v1",
        "http://127.8.9.1/v1",
        "http://[::1]:8000/v1",
    ],
)
def test_https_and_this_machine_are_allowed(url: str) -> None:
    assert options(base_url=url).endpoint == url + "/chat/completions"


@pytest.mark.parametrize(
    "url",
    [
        "http://models.example/v1",
        "http://localhost.models.example/v1",
        "http://127.0.0.1.models.example/v1",
        "http://10.0.0.4:8000/v1",
        "http://0.0.0.0:8000/v1",
    ],
)
def test_plain_http_to_another_machine_must_be_allowed(url: str) -> None:
    with pytest.raises(msgspec.ValidationError, match="unencrypted"):
        options(base_url=url)
    assert options(base_url=url, allow_plain_http="true").base_url == url


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"base_url": "ftp://models.example"}, "begin with http"),
        ({"base_url": "models.example/v1"}, "begin with http"),
        ({"base_url": "https://me:secret@models.example/v1"}, "no name, password"),
        ({"base_url": "https://models.example/v1?key=secret"}, "query"),
        ({"base_url": "https://models.example:many/v1"}, "no URL"),
        ({"model": " "}, "names no model"),
        ({"timeout": "0"}, "timeout must be above 0"),
        ({"requests_per_minute": "-1"}, "requests_per_minute"),
        ({"retries": "-1"}, "retries"),
        ({"window": "20"}, "window"),
        ({"max_tokens": "many"}, "max_tokens"),
    ],
)
def test_what_cannot_be_meant_is_refused(given: dict[str, str], reason: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=reason):
        options(**given)


def test_no_key_unless_one_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WHENCE_API_KEY", raising=False)
    monkeypatch.setenv("OPENAI_API_KEY", "another service's")
    assert api_key(options()) is None


def test_the_key_comes_from_a_variable_or_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WHENCE_API_KEY", "one")
    monkeypatch.setenv("MINE", "two")
    (tmp_path / "key").write_text("three\n")
    assert api_key(options()) == "one"
    assert api_key(options(api_key_env="MINE")) == "two"
    assert api_key(options(api_key_file=str(tmp_path / "key"))) == "three"


@pytest.mark.parametrize("body", [b"", b"\n", b"two words", b"\xff\xfe", b"line\nbreak"])
def test_a_file_without_a_key_is_an_error_that_does_not_repeat_it(
    body: bytes, tmp_path: Path
) -> None:
    (tmp_path / "key").write_bytes(body)
    with pytest.raises(PluginError) as caught:
        api_key(options(api_key_file=str(tmp_path / "key")))
    assert "words" not in str(caught.value) and "break" not in str(caught.value)


def test_a_variable_that_was_named_must_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MINE", raising=False)
    with pytest.raises(PluginError, match="MINE"):
        api_key(options(api_key_env="MINE"))
    with pytest.raises(PluginError, match="nowhere"):
        api_key(options(api_key_file="/nowhere/key"))
