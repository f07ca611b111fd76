"""From bytes to characters and back: encodings, references, escapes."""

from __future__ import annotations

import json
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clean.traced import at, only, read
from whence.clean import scan
from whence.clean.decode import codec, decode
from whence.clean.stream import compose

STORY = (
    "Two people were hurt on Monday when a wall fell in Orrin, the “Harbour Café” said. "
    "The naïve mason, 58, was taken to hospital with a broken arm and sent home at noon."
)


def page_of(story: str, head: str = "") -> str:
    return (
        f"<html><head>{head}<title>Wall falls in Orrin</title></head>"
        f"<body><article><h1>Wall falls in Orrin</h1><p>{story}</p></article></body></html>"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_same_story_in_any_encoding(encoding: str) -> None:
    label = '<meta charset="iso-8859-1">' if encoding == "cp1252" else ""
    article = only(read(page_of(STORY, label).encode(encoding)))
    assert article.text == f"Wall falls in Orrin\n\n{STORY}"
    assert article.body_start == len("Wall falls in Orrin\n\n")


@pytest.mark.parametrize("encoding", ["gb18030", "shift_jis", "euc_kr", "big5", "koi8-r"])
def test_encodings_of_other_scripts(encoding: str) -> None:
    story = {
        "gb18030": "警方星期一说,奥林镇的一堵墙倒塌,两人受伤。",
        "shift_jis": "オリンの町で月曜日に壁が倒れ、二人がけがをしたと警察が語った。",
        "euc_kr": "월요일 오린 마을에서 벽이 무너져 두 사람이 다쳤다고 경찰이 말했다.",
        "big5": "警方星期一說,奧林鎮的一堵牆倒塌,兩人受傷。",
        "koi8-r": "В городе Оррин в понедельник рухнула стена, пострадали два человека.",
    }[encoding]
    text = " ".join([story] * 10)
    article = only(read(text.encode(encoding), "text/plain", charset=encoding))
    assert article.text == text
    assert article.kind == "not_read"


def test_the_servers_charset_goes_before_the_pages_own() -> None:
    page = page_of(STORY.replace("“", '"').replace("”", '"'), '<meta charset="koi8-r">')
    assert "Café" in only(read(page.encode("cp1252"), charset="latin-1")).text


@pytest.mark.parametrize("charset", [None, "utf-8"])
def test_a_page_that_is_called_utf8_by_mistake(charset: str | None) -> None:
    page = page_of(STORY, '<meta charset="utf-8">')
    article = only(read(page.encode("cp1252"), charset=charset))
    assert article.text.endswith(STORY)


def test_one_broken_character_does_not_change_the_encoding() -> None:
    page = page_of(STORY, '<meta charset="utf-8">').encode()
    article = only(read(page.replace("naïve".encode(), "naïve".encode("cp1252"))))
    assert "“Harbour Café”" in article.text and article.encoding == "utf-8"


def test_valid_utf8_goes_before_a_stale_label() -> None:
    page = page_of(STORY, '<meta charset="windows-1251">')
    assert only(read(page.encode())).text.endswith(STORY)


def test_a_bad_byte_is_one_replacement_character() -> None:
    body = page_of(STORY).encode().replace(b"noon", b"n\xff\xe2\x82on")
    article = only(read(body, charset="utf-8"))
    assert "n\ufffd\ufffd\ufffdon" in article.text


def test_labels_mean_what_browsers_take_them_to_mean() -> None:
    assert codec("Latin-1") == codec("us-ascii") == codec("iso-8859-1") == "cp1252"
    assert codec("GB2312") == "gb18030"
    assert codec("iso-2022-jp") is codec("utf-7") is codec("rot13") is codec("nonsense") is None


@given(st.text(), st.sampled_from(["utf-8", "utf-16", "gb18030"]))
def test_every_character_has_its_own_bytes(text: str, encoding: str) -> None:
    body = text.encode(encoding, "ignore")
    written = decode(body, None if encoding == "utf-16" else encoding, markup=False)
    for position, character in enumerate(written.text):
        low, high = written.offsets.span(position, position + 1)
        if character != "\ufffd":
            assert body[low:high].decode(written.encoding) == character


@given(st.binary(), st.sampled_from(["utf-8", "gb18030", "cp932", "cp949", "big5", "cp1253"]))
def test_no_bytes_break_the_decoder(body: bytes, encoding: str) -> None:
    written = decode(body, encoding, markup=True)
    assert len(written.offsets) == len(written.text)


def test_references_are_runs_of_their_own() -> None:
    story = "Police &amp; army said &#8220;no&rdquo; &#x2014; they left at noon &notanentity; AT&T."
    article = only(read(page_of(story)))
    assert article.text.endswith("Police & army said “no” — they left at noon ¬anentity; AT&T.")
    start = article.text.index("&")
    (low, high) = article.byte_map.ranges(start, start + 1)[0]
    assert high - low == 5


@given(
    st.lists(
        st.sampled_from(
            ["&amp;", "&#233;", "&#xE9;", "&eacute", "&fjlig;", "&#128;", "&#0;", "&bogus;", "&",
             "<b>", "</b>", "<br>", "<!-- x > y -->", "<i title='a>b'>", "é", "word ", " ",
             "\u00ad", "<script>if (a<b) {}</script>", "<p>", "&nbsp;", "😀", "<", "&#"]
        ),
        max_size=30,
    )
)  # fmt: skip
def test_any_markup_verifies_at_its_bytes(parts: list[str]) -> None:
    body = ("<p>" + "".join(parts)).encode()
    stream = scan.markup(decode(body, "utf-8", markup=True), 400).stream
    text, byte_map, _ = compose(stream, tuple((block,) for block in stream.blocks()))
    covered = "".join(
        text[position]
        for position in range(len(text))
        if position not in set(byte_map.uncovered(0, len(text)))
    )
    assert "".join(covered.split()) == "".join(text.split())
    found = "".join(
        unescape(body[low:high].decode()) for low, high in byte_map.ranges(0, len(text))
    )
    assert "".join(found.split()) == "".join(text.split())


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), st.booleans())
def test_json_strings_lead_back_through_their_escapes(words: str, ascii_only: bool) -> None:
    text = f"Police said on Monday: {words} and that was all, they said in Orrin. "
    text += "The council met in the evening and talked for three hours about the wall, the clerk "
    text += "said, and will meet again on Thursday to talk about the bill and about the mason."
    line = json.dumps({"id": "7", "text": text, "url": "x"}, ensure_ascii=ascii_only).encode()
    articles, _ = read(line, "application/json")
    assert articles
    assert all(article.layers == ("json", "text") for article in articles)


def test_markup_inside_json() -> None:
    line = json.dumps({"html": page_of(STORY + " <b>&quot;Done&quot;</b> 😀")}).encode()
    article = only(read(line, "application/json"))
    assert article.layers == ("json", "html")
    assert article.text.endswith('"Done" 😀')
    start = article.text.index("😀")
    assert at(article, line, start, start + 1) == "😀"


def test_half_a_surrogate_pair_is_marked() -> None:
    line = b'{"text": "Police \\ud83d said on Monday that two men were hurt in Orrin."}'
    assert "Police \ufffd said" in only(read(line, "application/json")).text


@pytest.mark.parametrize("line", [b"not json", b"[1]", b'{"text": "a"', b'{"a":' * 5000, b"{1: 2}"])
def test_a_line_that_is_no_json_object_is_refused(line: bytes) -> None:
    articles, rejections = read(line, "application/json")
    assert articles == ()
    assert [each.broken for each in rejections] == [True]
    assert "no JSON object" in rejections[0].reason


def test_the_last_of_two_members_counts() -> None:
    line = b'{"text": "Nothing of this is read by anybody.", "text": "Police said two men fell."}'
    assert only(read(line, "application/json")).text == "Police said two men fell."
