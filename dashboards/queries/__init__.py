"""Reads of dashboards: what the apps below tell, put side by side."""
