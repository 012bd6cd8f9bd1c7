"""The launcher behind bin/*. Standard library only: it runs before the virtual environment exists."""
