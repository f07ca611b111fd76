"""The articles, one article, and what was not taken."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from whence.review import original, pages, views

PER_PAGE = 100


def articles(request: Request) -> Response:
    """Every article, or those that hold the words that were searched for."""
    words, page = request.query_params.get("q", ""), pages.number(request)
    found = views.articles(pages.store(request), words, (page - 1) * PER_PAGE, PER_PAGE + 1)
    return pages.show(
        "articles.html",
        request,
        found=found[:PER_PAGE],
        page=page,
        more=len(found) > PER_PAGE,
    )


def article(request: Request) -> Response:
    """One article. ``?claim=`` names the claim that a reader came for."""
    store, article_id = pages.store(request), request.path_params["article_id"]
    pages.require(store.article, article_id)
    found = views.article(store, article_id)
    chosen = request.query_params.get("claim")
    incidents = {row.incident for row in found.claims if row.incident}
    warnings = [store.record(each).warning for each in sorted(incidents)]
    warning = next((each for each in warnings if each), None)
    shown = pages.unblurred(request, warning)
    return pages.show(
        "article.html", request, view=found, chosen=chosen, warning=warning, shown=shown
    )


def shown_original(request: Request) -> Response:
    """The page that an article was read from, made inert. ``?claim=`` names a claim to mark."""
    store, article_id = pages.store(request), request.path_params["article_id"]
    pages.require(store.article, article_id)
    found = store.article(article_id)
    body = store.originals.get(store.page(found.page_id).digest)
    claims = store.claims_of_article(article_id)
    shown = original.shown(body, found, claims, request.query_params.get("claim"))
    return HTMLResponse(shown.page.encode("utf-8", "replace"), headers=original.HEADERS)


def rejections(request: Request) -> Response:
    """What was not taken."""
    found = tuple(pages.store(request).rejections())
    return pages.show("rejections.html", request, rejections=found)


ROUTES: tuple[BaseRoute, ...] = (
    Route("/articles", articles),
    Route("/articles/{article_id}", article),
    Route("/articles/{article_id}/original", shown_original),
    Route("/rejections", rejections),
)
