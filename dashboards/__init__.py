"""Dashboards: screens that answer what Pokja II asks first. They keep nothing of their own."""
