"""The rules of savings: frozen values, no Django."""
