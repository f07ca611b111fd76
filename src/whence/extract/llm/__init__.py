"""The reader that asks a language model, over the chat-completions protocol.

A model may propose whatever it likes. Nothing it says is kept but what the article's own words
bear out: quotes are looked up in the text, figures and dates are read from the quoted words again.
"""
