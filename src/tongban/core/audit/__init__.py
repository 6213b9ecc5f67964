"""Audit (审计): what was written down cannot be changed, cut short or exchanged unseen.

Read in this order: `entries` (what one act or look was, and its exact bytes), `hashing` (leaves and
nodes of RFC 6962), `places` (which subtrees a root or a proof is made of), `proofs` (what a proof
shows, and to whom), `tiles` (how a tree of any size is kept in few rows), `heads` (what is signed),
`freshness` (how long an entry may wait for its seal).
"""
