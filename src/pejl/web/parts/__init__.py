"""Parts of pages: the frame, fields, and pictures as SVG with the table beside each."""
