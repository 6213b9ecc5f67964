"""The explorer of the service graph (图谱): find a node, see what hangs together, ask what follows.

`explore` is the search, `node_page` one node with its drawing and `sections`, `lists` the long
lists behind them, page by page. `connections` shows a path, `lawful_ways` the shortest lawful way,
`losses` what a loss blocks, `troubles` dead ends and unequal standards. `drawing` lays the picture
out, `exports` hands it out, `api` answers programs. `words` name what is shown, `places` are
addresses, `asked` reads what a request asks for.
"""
