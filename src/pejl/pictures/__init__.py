"""Pictures as SVG, drawn once: the site dresses them with classes, paper has the same looks written in (`looks`)."""
