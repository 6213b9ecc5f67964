"""Webhooks remembered (事件推送): where systems receive, what they want told, what became of it.

models       receivers, subscriptions, deliveries
queue        what may be sent now, in the order of its case
queries      subscriptions, deliveries and dead letters, as frozen values
"""
