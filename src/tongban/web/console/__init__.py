"""Console (管理端): what departments keep in order, away from any single case.

`home` is where everyone here begins. `items` is the workshop of service items, `graph` the service
graph, `reform` the four reductions, `data` what departments share, `exchange` imports and exports.
Each part has its own addresses and its own English words; what a part needs of a request is in
`requests`.
"""
