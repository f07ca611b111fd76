"""A record before a person's eyes: in the browser (``desk``) and in the terminal (``show``).

Both print the same ``views``, in the same ``wording``. Nothing here changes a record.
"""
