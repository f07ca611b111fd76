"""The desk's addresses. Each module has its own in ``ROUTES``; ``desk`` joins them."""
