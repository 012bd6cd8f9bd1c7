"""The monthly report of Pokja II: gathered, frozen, printed, bound."""
