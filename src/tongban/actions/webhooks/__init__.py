"""Webhooks (事件推送): departments' systems are told what happened to what concerns them.

telling      an event is written into the outbox, with whom it concerns
fanning      a message of the outbox becomes a delivery for each subscription that wants it
sending      deliveries leave, signed, in order, retried, given up
subscribing  receivers, subscriptions, pauses, replays
"""
