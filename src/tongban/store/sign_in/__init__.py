"""Signing in (登录): telephones that were verified, and codes that were sent to them."""
