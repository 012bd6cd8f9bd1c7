"""The pages of signing in, of one's account, of people, papers and the log."""
