"""Notices of a person (我的消息): what they were told, and how they want to be told."""
