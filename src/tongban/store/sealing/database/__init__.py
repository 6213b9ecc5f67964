"""PostgreSQL (数据库连接), where each connection knows of which generation the blind indexes are.

base   Django's connection, which asks when it is made
"""
