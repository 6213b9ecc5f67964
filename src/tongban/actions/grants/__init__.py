"""Grants (授权): who may read which data, written in one place and counted on at once.

keeping     the only place that writes grants
joining     which journeys join an item: what is granted for one counts for it
openings    what the platform may count on follows every change
seeding     what a catalogue brings along is granted as it is shared already
changing    suspend, resume, revoke, limit, extend
expiring    what ends by itself is counted on no longer
"""
