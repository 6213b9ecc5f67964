"""Supervision (电子监察): what went wrong with cases, found by rules, and what follows from it.

- `rules`: what is watched, how grave it is, on what basis; `standing_rules` are those that hold
- `rated`: what ratings show, `owed_opinions` a joint handling, `owed_refunds` a bill, `late_concerns`
  a concern: none of them events of a case
- `settings`: how rules are set otherwise, by two hands, with a history
- `clocks` and `owed_duties`: what a case shows while time passes; `deeds` and `fees`: when somebody acts
- `watching`: over a whole history at once, or event by event: both find the same
- `order_events`, `orders`, `acting`: the order that follows a finding, with its clocks and appeals
"""
