"""The rules of the meeting sheet, as frozen values and functions: no Django, no database."""
