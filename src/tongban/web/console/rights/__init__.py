"""Requests about one's own data (个人信息权利申请), for the stewards who answer.

`listing` shows what waits and what was answered; `one` is a request with the form of its answer.
"""
