"""Feedback (好差评与诉求): what people say of a service, what they ask, and by when they hear back.

- `ratings`: five grades, at acceptance and completion, with the contents of the national standard
- `tallies`: what ratings amount to: active ones apart from silence, intervals on every share
- `concerns`: what a concern is and where it stands: one shape for poor ratings, work orders and
  requests for government information
- `concern_events`, `poor_rating_events`, `information_events`: what happens to one; `folding`
  says where it then stands
- `practice`: every period, with its article or marked as local
- `desk`: who sits where; `centre`, `unit`, `judging`, `disclosing`, `speaking`: what each may do
- `clockwork`: what follows by itself when a day has passed
- `opinion`: what many messages have in common: topics, bursts, where a message belongs
"""
