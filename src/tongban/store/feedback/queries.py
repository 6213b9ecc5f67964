"""Whether a case has been rated, and what the applicant said."""

from tongban.store.feedback.ratings import OwnRating, own_ratings, rated

__all__ = ["OwnRating", "own_ratings", "rated"]
