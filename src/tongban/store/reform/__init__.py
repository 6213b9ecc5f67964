"""The four reductions remembered: baselines, targets, measures and their history, new journeys."""
