"""The API: the same answers as the pages', for other systems. A key says who asks; `access` says what it may."""
