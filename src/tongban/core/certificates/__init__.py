"""Certificates (电子证照): made out on a grant, sealed, presented, verified, renewed, taken away.

Read in this order: `faces` (what is printed) and `codec` (its exact bytes), `seals` (who vouches
for the bytes), `standings` (valid, suspended, revoked … under national codes), `certificates`
(issue, renew, change of standing), `validity` (how long), `masking` (what strangers see),
`verification` (what anyone may ask of a number), `status_lists` (how thousands stand, in one signed
file), `offline` (a shown code, judged without a network), `types` (what a face holds),
`existing` (rows of a register), `recognition` and `handing_over` (other regions),
`second_person` (nobody takes away alone), `sharing` (what a holder shows to whom) and `copies`
(what each copy says of its use).
"""
