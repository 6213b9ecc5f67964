"""Assessment (评估): the five dimensions as they stand, and the rounds in which services are tried.

`standing` shows dimensions and indicators, and what cannot be measured; `listing` the rounds, and
how one is planned; `round_page` one round: its commitments, samples and results; `trying` a script
and its answers; `seats` who comes here.
"""
