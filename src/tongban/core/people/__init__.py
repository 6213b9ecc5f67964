"""People (人): who acts, for whom, what is known of them, and what they hold.

Read in this order: `representation` (in whose name somebody acts), `actors` (who is at the
keyboard), `parties` (roles in a case), `facts` (what is known and from where), `holdings`
(certificates and earlier documents that can be reused), `registers` (asking departments),
`subjects` (whose answers may be told to whom), `histories` (what happened, by whom, as everything
keeps it that has a history), `mandates` (one lets another act), `authority` (whether somebody may
act in a name), `mandating` (who offers, accepts and ends a mandate), `paper_authority` and
`presenting` (one on paper is shown at a window, checked, denied), `family` (whose guardian a
register says somebody is), `in_person` (what nobody does for another),
`attending` (a clerk writes for the person before them), `masking` (how much of a person an
officer sees), `assurance` (how sure we are who somebody is), `assurance_levels` (how sure
an act or an item wants us to be) and `one_time_codes` (codes sent to a telephone, and what a guess
is worth).
"""
