"""Retention (保存与删除): legal holds with what happened to them, and what was deleted when.

`queries` reads holds and reports, and answers what is held now.
"""
