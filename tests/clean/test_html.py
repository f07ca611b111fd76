"""Pages of markup: main text, headline, what they declare, and what must not pass."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tests.clean.traced import only, read
from whence.clean import clean
from whence.config import Limits
from whence.model import Declared, Page

PARAGRAPHS = (
    "ORRIN, Kestria (TNA) — Three people were hurt on Sunday when a grenade went off in a bus "
    "depot in Orrin, the town's police chief said.",
    "“It rolled under a bench and nobody saw it,” said Mara Telling, who sells tea at the depot. "
    "She said that two of the hurt were drivers who were about to begin their shift.",
    "Police have closed the depot until Thursday. No group has said that it threw the grenade, and "
    "the council has asked for calm in the town of 9,000 people.",
)


def report(extra_head: str = "", before: str = "", after: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return f"""<!doctype html><html><head><meta charset="utf-8">
      <title>Grenade hurts three in Orrin depot | The Orrin Ledger</title>{extra_head}</head><body>
      <nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>{before}
      <article><h1>Grenade hurts three in Orrin depot</h1><p class="byline">By Ada Quist</p>
      {body}</article>{after}
      <aside><h2>Most read</h2><ul><li><a href="/a">Forty killed in war film, critics say</a></li>
      </ul></aside><footer>© 2031 The Orrin Ledger. All rights reserved.</footer></body></html>"""


def test_a_report_is_its_headline_and_its_paragraphs() -> None:
    article = only(read(report()))
    assert article.text == "\n\n".join(("Grenade hurts three in Orrin depot", *PARAGRAPHS))
    assert article.text[article.body_start :] == "\n\n".join(PARAGRAPHS)
    assert article.title == "Grenade hurts three in Orrin depot"
    assert article.byline == "Ada Quist"
    assert article.outlet == "The Orrin Ledger"
    assert (article.kind, article.language, article.encoding) == ("report", "en", "utf-8")
    assert article.layers == ("html",)
    assert article.dateline is not None
    line = article.dateline
    assert article.text[line.start : line.end] == "ORRIN, Kestria (TNA) —"


def test_what_the_page_declares() -> None:
    declared = """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
      "headline": "Grenade hurts three in Orrin depot",
      "datePublished": "2031-04-07T05:00:00+02:00",
      "author": [{"@type": "Person", "name": "Ada Quist"}, {"name": "Staff Reporter"}],
      "publisher": {"name": "Orrin Ledger Group"}}]}</script>
      <meta property="og:site_name" content="The Orrin Ledger">
      <link rel="canonical" href="https://ledger.example/grenade">"""
    article = only(read(report(declared), url="https://www.ledger.example/grenade?from=feed"))
    assert article.published is not None
    assert (article.published.earliest, article.published.found) == (date(2031, 4, 7), "json-ld")
    assert article.byline == "Ada Quist"
    assert article.outlet == "The Orrin Ledger"
    assert article.url == "https://ledger.example/grenade"


def test_broken_declarations_count_as_absent() -> None:
    article = only(
        read(
            report(
                '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
                '<meta name="date" content="3031-99-99">'
                '<meta property="article:published_time" content="1871-04-07">'
            ),
            url="https://ledger.example/2031/04/07/grenade",
        )
    )
    assert article.published is not None
    assert (article.published.earliest, article.published.found) == (date(2031, 4, 7), "url")


@pytest.mark.parametrize("address", ["http://[::1/a", "http://℀.example/a", "http:///a"])
def test_a_declared_address_that_is_none_counts_as_absent(address: str) -> None:
    page = report(f'<link rel="canonical" href="{address}">')
    assert only(read(page)).url is None
    assert only(read(page, url="http://[::1/b")).title == "Grenade hurts three in Orrin depot"


def test_the_collectors_word_stands_where_the_page_is_silent() -> None:
    told = Declared(title=None, outlet="Ledger of Orrin", published=date(2031, 4, 8))
    article = only(read(report(), declared=told))
    assert article.outlet == "Ledger of Orrin"
    assert article.published is not None
    assert article.published.found == "declared"


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Published 3 May 2031", date(2031, 5, 3), None),
        (
            "Published May 3, 2031 | Updated May 5, 2031 at 14:05",
            date(2031, 5, 3),
            date(2031, 5, 5),
        ),
        ("<time datetime='2031-05-03T10:00:00Z'>two days ago</time>", date(2031, 5, 3), None),
        ("Last updated: 5 May 2031", date(2031, 5, 5), date(2031, 5, 5)),
        ("3 May 2031", date(2031, 5, 3), None),
        ("Date of the incident: 3 May 2031", None, None),
    ],
)
def test_dates_that_the_page_prints(
    line: str, published: date | None, updated: date | None
) -> None:
    page = report().replace('<p class="byline">', f'<p class="when">{line}</p><p class="byline">')
    article = only(read(page))
    assert (article.published.earliest if article.published else None) == published
    assert (article.updated.earliest if article.updated else None) == updated
    if published == updated and article.published:
        assert article.published.found == "updated"


def test_a_bare_date_that_the_report_tells_of_is_the_events() -> None:
    page = report().replace('<p class="byline">', '<p>7 April 2031</p><p class="byline">')
    assert only(read(page)).published is not None
    told = page.replace("Three people were hurt on Sunday", "Three people were hurt on April 7th")
    assert only(read(told)).published is None


def test_a_moment_keeps_its_offset_and_a_month_its_width() -> None:
    meta = '<meta property="article:published_time" content="2031-04-07T05:10:00+02:00">'
    published = only(read(report(meta))).published
    assert published is not None
    assert published.at == datetime(2031, 4, 7, 5, 10, tzinfo=timezone(timedelta(hours=2)))
    by_url = only(read(report(), url="https://ledger.example/2031/04/grenade")).published
    assert by_url is not None
    assert (by_url.earliest, by_url.latest) == (date(2031, 4, 1), date(2031, 4, 30))


def test_an_earlier_date_beside_the_headline_goes_before_a_later_declared_one() -> None:
    meta = '<meta property="article:published_time" content="2033-01-02">'
    page = report(meta).replace(
        '<p class="byline">', '<p>Published 3 May 2031</p><p class="byline">'
    )
    published = only(read(page)).published
    assert published is not None
    assert (published.earliest, published.found) == (date(2031, 5, 3), "text")


def test_who_signs_without_being_a_person() -> None:
    agency = report().replace("By Ada Quist", "By Kestria News Agency")
    article = only(read(agency))
    assert (article.byline, article.credit) == (None, "Kestria News Agency")
    assert only(read(report())).credit is None


def test_captions_comments_teasers_and_quoted_posts() -> None:
    inside = (
        "<figure><img src=x><figcaption>The depot in Orrin, seen from the river on a quiet day in "
        "the spring of last year.</figcaption></figure>"
        '<blockquote class="twitter-tweet"><p>We are all safe and on our way home. Thank you.</p>'
        "— Orrin Buses (@orrinbuses)</blockquote>"
    )
    comments = '<div class="comments"><h3>3 comments</h3>' + (
        "<p>I drive that line every day and I have never once seen a guard at the depot, have you? "
        "It is time that somebody at the council did something about it, I think.</p>" * 6
    )
    page = report(after=comments + "</div>").replace("<p>“It rolled", inside + "<p>“It rolled")
    text = only(read(page)).text
    assert "We are all safe and on our way home." in text
    assert "seen from the river" not in text
    assert "every day" not in text
    assert all(paragraph in text for paragraph in PARAGRAPHS)


def test_a_page_of_tables_without_headings_semantics() -> None:
    body = "".join(f"<P><FONT SIZE=3>{paragraph}</FONT>" for paragraph in PARAGRAPHS)
    page = f"""<HTML><HEAD><TITLE>Orrin Ledger - Grenade hurts three in depot</TITLE></HEAD><BODY>
      <TABLE><TR><TD><B>Orrin Ledger</B></TD></TR>
      <TR><TD>Monday, 7 April 2031 | Front page</TD></TR>
      <TR><TD><H2>Grenade hurts three in depot</H2>By Ada Quist<BR>7 April 2031{body}
      </TD></TR></TABLE></BODY></HTML>"""
    article = only(read(page))
    assert article.text.startswith("Grenade hurts three in depot\n\nORRIN, Kestria (TNA) —")
    assert article.outlet == "Orrin Ledger"
    assert article.published is not None
    assert article.published.earliest == date(2031, 4, 7)


def test_a_round_up_stays_one_article() -> None:
    items = "".join(
        f"<h3>{town}</h3><p>On {day}, armed men fired at a lorry near {town} and hurt {count} "
        f"people, the district office said. The road was closed for {count} hours after it.</p>"
        for town, day, count in (
            ("Orrin", "Monday", 2),
            ("Velm", "Friday", 3),
            ("Tarn", "Sunday", 5),
        )
    )
    page = f"<html><body><article><h1>The week in Kestria</h1>{items}</article></body></html>"
    article = only(read(page))
    assert article.kind == "report"
    assert all(town in article.text for town in ("near Orrin", "near Velm", "near Tarn"))


def listing() -> str:
    cards = "".join(
        f'<div class="card"><h3><a href="/n/{number}">{town} council votes on a new water works'
        f"</a></h3><span>{number} May 2031</span><p>The council of {town} voted on Tuesday to "
        f"build a water works by the river, its clerk said. It will take {number} years…</p></div>"
        for number, town in enumerate(
            ("Orrin", "Velm", "Tarn", "Kessary", "Brack", "Lund"), start=3
        )
    )
    return f"""<html><head><title>News | The Orrin Ledger</title>
      <meta property="og:site_name" content="The Orrin Ledger"></head><body><h1>News</h1>
      <main>{cards}</main><footer><p>© 2031 The Orrin Ledger</p></footer></body></html>"""


def test_a_listing_page_gives_an_article_per_card() -> None:
    articles, rejections = read(listing(), url="https://ledger.example/news/")
    assert rejections == ()
    assert [article.kind for article in articles] == ["teaser"] * 6
    first = articles[0]
    assert first.title == "Orrin council votes on a new water works"
    assert first.text[first.body_start :].startswith("The council of Orrin voted")
    assert first.url == "https://ledger.example/n/3"
    assert first.outlet == "The Orrin Ledger"
    assert first.published is not None
    assert first.published.earliest == date(2031, 5, 3)
    assert "Velm" not in first.text


def test_a_report_above_related_cards_is_one_report() -> None:
    cards = listing().split("<main>")[1].split("</main>")[0]
    article = only(read(report(after=f"<section><h2>More news</h2>{cards}</section>")))
    assert article.text.endswith(PARAGRAPHS[-1])


def test_another_language_is_kept_and_not_read() -> None:
    words = (
        "Bei einem Brand in einem Lagerhaus am Hafen sind am Montag zwei Menschen verletzt worden, "
        "teilte die Feuerwehr mit. Die Ursache war zunächst unklar, die Polizei ermittelt weiter."
    )
    article = only(read(f"<html><body><article><p>{words}</p></article></body></html>"))
    assert (article.kind, article.language) == ("not_read", "de")
    assert words in article.text


def test_nothing_of_a_page_is_run_or_hidden() -> None:
    page = report(
        before="<script>document.write('<p>Ninety people were killed.</p>')</script>"
        "<template><p>Eighty people were killed in the town, police said.</p></template>"
        "<!-- <p>Seventy people were killed in the town, police said.</p> -->"
        '<div title="<p>Sixty people were killed in the town.</p>"></div>',
    )
    text = only(read(page)).text
    assert not any(word in text for word in ("Ninety", "Eighty", "Seventy", "Sixty"))


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("14<sup>1</sup> people", "14 people"),
        ('14<sup id="r"><a href="#n2">[2]</a></sup> people', "14 people"),
        ("14 people <sup>3</sup> died", "14 people died"),
        ("<del>11</del> <ins>14</ins> people", "14 people"),
        ("<s>11 <b>or</b> 12</s> 14 people", "14 people"),
        ('<span style="color: red; display: none">99</span>14 people', "14 people"),
        ("<span hidden>99</span>14 people", "14 people"),
        ('<span title="a hidden none">1</span>4 people', "14 people"),
        ("21<sup>st</sup> victim", "21st victim"),
        ("3<sup>1</sup>/<sub>2</sub> hours", "31/2 hours"),
        ("14 km<sup>2</sup> of land", "14 km2 of land"),
        ("14 <s>people were hurt", "14 people were hurt"),
    ],
)
def test_what_is_no_part_of_a_sentence_runs_into_no_figure(written: str, read_as: str) -> None:
    """Marks of notes, words struck out and words not shown beside a figure would make another of
    it, or a second one."""
    told = f"<p>The director of the clinic counted {written} on Monday, he said at the gate.</p>"
    page = report().replace("</h1>", "</h1>" + told)
    assert f"counted {read_as} on Monday" in only(read(page)).text


@pytest.mark.parametrize("page", ["", "<html></html>", "<p>Too short.</p>", "<" * 100_000])
def test_a_page_without_text_is_left_and_not_broken(page: str) -> None:
    articles, rejections = read(page)
    assert articles == ()
    assert [(each.reason, each.broken) for each in rejections] == [
        ("no main text was found", False)
    ]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<div>" * 100_000, "the markup is nested more than 400 deep"),
        ("<i></i>" * 150_000, "the markup has more than 100000 elements"),
        ("\x00\x01\x02\x03" * 100, "the page is no text"),
    ],
)
def test_hostile_markup_is_refused(page: str, reason: str) -> None:
    articles, rejections = read(page)
    assert articles == ()
    assert [(each.reason, each.broken) for each in rejections] == [(reason, True)]


@pytest.mark.parametrize(
    "noise",
    [
        '<p a="' + "x" * 2_000_000 + '">',
        "&amp;" * 100_000,
        " " * 2_000_000,
        "<p " + " ".join(f"a{n}=1" for n in range(90_000)) + ">",
        "</span>" * 100_000,
        "<table>" * 300 + "</td>" * 50_000 + "</table>" * 300,
        "<!>" * 50_000,
        "\x00",
        '<meta http-equiv="refresh" content="0;url=https://elsewhere.example">',
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
    ],
)
def test_noise_does_not_hide_the_report(noise: str) -> None:
    article = only(read(report(before=f"<div>{noise}</div>")))
    assert PARAGRAPHS[-1] in article.text


def test_unclosed_comments_and_tags_end_with_the_page() -> None:
    text = only(read(report().replace("<aside>", "<!-- " * 100_000))).text
    assert text.endswith(PARAGRAPHS[-1])
    assert only(read(report().replace("<aside>", "<aside class='"))).text == text


def test_a_page_larger_than_the_limit_is_refused() -> None:
    articles, rejections = read(b"a" * ((16 << 20) + 1), "text/plain")
    assert articles == ()
    assert rejections[0].broken


def test_a_line_with_a_date_alone_dates_a_report_of_another_day() -> None:
    page = """<!doctype html><html lang="en"><title>Grenade hurts three</title><body><article>
      <h1>Grenade hurts three</h1><p>By Øystein Ångström</p><p>12 May 2031</p>
      <p>Three people were hurt when a grenade went off in a depot on Tuesday, police said.</p>
      <p>The driver of a bus, who is 34, was not at the depot that morning.</p></article>"""
    article = only(read(page))
    assert article.published is not None
    assert article.published.earliest == date(2031, 5, 12)


@pytest.mark.parametrize(
    ("captured", "published"),
    [
        (datetime(2032, 1, 2, tzinfo=UTC), date(2031, 12, 30)),
        (datetime(2031, 12, 30, 1, tzinfo=UTC), date(2031, 12, 30)),
        (datetime(2032, 2, 2, tzinfo=UTC), None),  # may be of any year
        (None, None),
    ],
)
def test_a_datelines_day_has_the_year_of_a_capture_in_the_week_after(
    captured: datetime | None, published: date | None
) -> None:
    told = "ORRIN, Kestria, Dec. 30 (TNA) — A grenade hurt three people in the depot, police said."
    body = told.encode()
    page = Page("pg", "", len(body), "text/plain", "alert.txt", captured=captured)
    (article,), _ = clean(page, body, Limits())
    assert (article.published.earliest if article.published else None) == published
