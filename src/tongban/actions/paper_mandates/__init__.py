"""Paper mandates (纸质委托): shown at a window by an agent, kept, checked by a colleague.

`presenting` (a clerk keeps one with its scan, and whom it names is told), `checking` (a second
officer finds it in order, or not). Denying one stands beside the other mandates
(`actions.mandates.denying`).
"""
