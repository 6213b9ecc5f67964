"""Gateway remembered (数据网关): who may call, how registers are reached, both ends of calls.

models       clients and their keys, connections, calls, how calls ended
recording    many calls written in one statement, each nonce once
queries      keys, connections and uses, as frozen values
"""
