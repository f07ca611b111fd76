"""Pages fetched from the web, politely, each answer kept whole in a WARC.

``exchange`` is one request and its answer, bounded; ``robots`` what a site allows; ``fetcher`` the
order and pace of many; ``archive`` the WARC that they are written to; ``collect`` what the record
is told of it.
"""
