"""Lomba administrasi: rubric, edition, scores and ranking."""
