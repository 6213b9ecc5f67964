"""Departments' systems (业务系统): registered, given keys, told what happens; by their stewards.

listing    the systems of a department, and a new one
page       one system: its keys, what it is told, what became of it
forms      what is asked for a system, a key, a subscription
posts      one act a form
words      scopes, topics and states as people call them
places     addresses
"""
