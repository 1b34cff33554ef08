"""What is asked: pure functions of a plan, figures and an instant. Pages, reports and the CLI only render."""
