"""Furniture by repetition: what many different pages of one outlet print, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whence.clean import clean, lines, repeats
from whence.clean.repeats import LEAST, count
from whence.config import Limits
from whence.model import Media, Page

NAV = ["Harbour cam and tide tables", "Letters from the quay this week"]
BOX = "Our reporters stand on the quay in every weather so that you need not, and they like soup."
TEASER = "Mackerel quota to be halved from June"
TOWNS = ("Velm", "Tarn", "Orrin", "Lower Tarn", "Kessary", "Moor End", "Ashby Ford", "Pell")


def scrape(number: int, town: str) -> list[str]:
    """A page of one outlet: its own report between lines that all its pages print."""
    body = [
        f"{town.upper()}, May {number + 1} (VNS) — A lorry lost {number + 3} barrels of tar on the "
        f"road to {town} on Monday and the road was closed for {number + 2} hours, police said.",
        f"A farmer near {town} pulled the lorry out of the ditch with his tractor, and asked for "
        f"nothing but a can of diesel, a neighbour called {town[:2]}va said.",
        f"The council of {town} will ask the haulage firm to pay for new gravel.",
    ]
    return [*NAV, f"Tar on the road to {town} stops traffic", *body[:2], BOX, body[2], TEASER]


PAGES = [scrape(number, town) for number, town in enumerate(TOWNS)]


def body_of(page: list[str], repeated: repeats.Repeated, media: Media = "text/plain") -> str:
    text = "\n\n".join(page)
    if media == "text/html":
        text = "<body>" + "".join(f"<p>{line}</p>" for line in page) + "</body>"
    data = text.encode()
    made = Page("pg_test", "", len(data), media, "a page")
    (article,), _ = clean(made, data, Limits(), (), repeated)
    return article.text


def test_what_every_page_prints_goes_wherever_it_stands() -> None:
    repeated = count(PAGES)
    for media in ("text/plain", "text/html"):
        kind: Media = "text/html" if media == "text/html" else "text/plain"
        text = body_of(PAGES[0], repeated, kind)
        assert BOX not in text
        assert TEASER not in text
        assert NAV[0] not in text
        assert "barrels of tar" in text
        assert "new gravel" in text


def test_too_few_pages_tell_nothing() -> None:
    assert count(PAGES[: LEAST - 1]) == repeats.NOTHING
    assert count([]) == repeats.NOTHING


def test_one_report_captured_often_is_no_furniture() -> None:
    assert count([PAGES[0]] * 12) == repeats.NOTHING


def test_editions_of_one_report_count_once() -> None:
    grown = [[*PAGES[0], f"By noon {n} more barrels had been found in the ditch by the farmer and "
              f"by two of his sons, who {'sang ' * n}on the way."] for n in range(8)]  # fmt: skip
    assert count(grown) == repeats.NOTHING


def test_a_paragraph_that_some_reports_repeat_stays() -> None:
    known = "The road was built in 1961 for the quarry and has been closed eleven times since then."
    pages = [[*page[:5], known, *page[5:]] if n < 4 else page for n, page in enumerate(PAGES)]
    assert known in body_of(pages[0], count(pages))


def test_dates_and_signatures_are_kept_however_often_they_stand() -> None:
    pages = [[f"{n + 1} May 2031", "By Tove Arn", *page] for n, page in enumerate(PAGES)]
    repeated = count(pages)
    left = [pages[0][number] for number in repeated.kept(pages[0])]
    assert left[:2] == ["1 May 2031", "By Tove Arn"]


def test_the_lines_of_a_page_are_those_that_it_shows() -> None:
    markup = (
        b"<body><nav><a href=/>Home</a></nav><p>One &amp; <b>two</b></p><script>x</script></body>"
    )
    page = Page("pg_test", "", len(markup), "text/html", "a page")
    assert lines(page, markup, Limits()) == ("Home", "One & two")
    line = b'{"title": "Tar on the road", "text": "A lorry lost tar.\\n\\nPolice came."}'
    page = Page("pg_test", "", len(line), "application/json", "a file#1")
    assert lines(page, line, Limits()) == ("Tar on the road", "A lorry lost tar.", "Police came.")
    assert lines(page, b"{", Limits()) == ()
    deep = b"<div>" * 5_000
    assert lines(Page("pg_test", "", len(deep), "text/html", "a page"), deep, Limits()) == ()


LINES = st.lists(st.sampled_from([*NAV, BOX, TEASER, *(line for page in PAGES for line in page)]))


@given(st.lists(LINES, max_size=20), LINES)
def test_a_line_goes_only_if_enough_pages_print_it(pages: list[list[str]], page: list[str]) -> None:
    repeated = count(pages)
    kept = repeated.kept(page)
    assert kept == sorted(set(kept))
    for number in set(range(len(page))) - set(kept):
        assert sum(page[number] in each for each in pages) >= LEAST
    assert count(pages) == count(list(pages))
