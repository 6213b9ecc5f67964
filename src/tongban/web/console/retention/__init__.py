"""Keeping and deleting (数据保存与删除): for stewards of data and their supervisors.

`schedule` shows how long each kind of record is kept and what the last run did; `report` what was
deleted, run by run; `holding` lists legal holds and takes new ones; `hold` is one of them, with
what a second officer can do. `words` names states and acts, `core_words` says the core's words.
"""
