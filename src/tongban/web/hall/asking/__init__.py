"""Asking (情形导办): one question a page before signing in, then the personal checklist.

`answers` keeps what a visitor told in their session, `fields` turns an element into an input and
back, `questions` asks the one question that settles most, `checklist` shows what follows.
"""
