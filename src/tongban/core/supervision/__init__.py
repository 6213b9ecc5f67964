"""Supervision (电子监察): what went wrong with cases, found by rules, and what follows from it.

- `rules`: what is watched, how grave it is, on what basis; `standing_rules` are those that hold
- `rated`: what ratings show, which are no events of a case; so `owed_opinions` of a joint handling,
  `owed_refunds` of a bill, `late_concerns` of whatever people say
- `settings`: how rules are set otherwise, by two hands, with a history
- `clocks`, `owed_duties`: what a case shows while time passes
- `deeds`, `fees`: what it shows when somebody acts
- `watching`: over a whole history at once, or event by event: both find the same
- `order_events`, `orders`, `acting`: the order that follows a finding, with its clocks and appeals;
  `turns`: whose turn it is, in words
"""
