"""The rules of the money books, as frozen values and functions: no Django, no database.

A rule returns or raises every problem it finds, each with its place, never only the first.
"""
