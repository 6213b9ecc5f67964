"""Around every page (中间件).

`requests` writes one log line, `admission` lets strangers who only look wait in a burst, `faults`
turns trouble into honest answers, `sessions` knows who is there and for how long, `proofs` what
they have proven, `devices` what they sit at, `window` for whom a clerk writes, `outside` hands
pages the clock, the registers and the seal.
"""
