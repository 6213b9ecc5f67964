"""What many messages have in common (热点话题引擎): in arrays, without labels.

`vectors` makes messages into rows of length 1, `alike` finds those whose cosine is high, `finding`
joins them into topics at a threshold that it chooses without any label, `routing` tells to which
department words point.
"""
