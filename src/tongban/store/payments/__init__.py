"""Payments (收费与缴款): bills and what happened to them, the bank's notices, days reconciled.

``models``   the tables
``events``   events of bills as JSON and back
``queries``  what a payer and the officers who collect may read
"""
