"""Feedback remembered: ratings, one per case and stage, never seen by the rated as persons."""
