"""The articles, one article, and what was not taken."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from whence.review import pages, views

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
    return pages.show("article.html", request, view=found, chosen=chosen)


def rejections(request: Request) -> Response:
    """What was not taken."""
    found = tuple(pages.store(request).rejections())
    return pages.show("rejections.html", request, rejections=found)


ROUTES: tuple[BaseRoute, ...] = (
    Route("/articles", articles),
    Route("/articles/{article_id}", article),
    Route("/rejections", rejections),
)
