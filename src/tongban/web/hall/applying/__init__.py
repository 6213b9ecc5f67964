"""Applying (申办): draft, form, papers, submission."""
