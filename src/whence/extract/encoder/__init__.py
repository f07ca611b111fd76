"""One pass of a small trained network over an article: words, tags, dependency parse, entities,
role fillers, figures of casualties, and what each sentence is about.

The weights ship with the package (``weights/``, with their model card) and run on onnxruntime.
"""

from whence.extract.encoder.analysis import ROOT, Analysis, Gist, Span, Word
from whence.extract.encoder.reading import Encoder, encoder, version

__all__ = ["ROOT", "Analysis", "Encoder", "Gist", "Span", "Word", "encoder", "version"]
