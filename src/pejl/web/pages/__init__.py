"""The shelf of pages: each a `.py` that asks an answer and a `.html` that shows it."""
