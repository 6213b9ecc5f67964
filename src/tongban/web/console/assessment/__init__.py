"""Assessment (评估): the five dimensions as they stand, and the rounds in which services are tried.

`standing` shows dimensions and indicators, and what cannot be measured; `indicator` one of them
with what keeps it low; `values` says both in words; `searched` shows what people look for;
`listing` the rounds, and how one is planned; `round_page` one round: its commitments, samples and
results, `strata` what they stand for; `trying` a script and its answers; `seats` who comes here.
"""
