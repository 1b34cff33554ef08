"""The site: pages for those who run the plan, work by it, or are helped by it. The only place that knows Django."""
