"""tongban (通办): one-stop government services, derived from one graph.

project wires, web shows, actions does, store remembers, adapters reach out, core decides.
"""
