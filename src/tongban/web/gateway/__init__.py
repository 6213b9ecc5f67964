"""The gateway's door (数据网关入口): departments' systems call it; no sessions, no pages.

wire         headers, how an envelope travels in them, and the status of a refusal
door         one WSGI application: take a request apart, let the pipeline answer
"""
