"""Paper: a string of HTML becomes pages an office can sign and an archive can keep (PDF/A-2b).

Knows neither Django nor our records. Whoever prints renders its own template to HTML first.
"""
