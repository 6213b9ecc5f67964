"""Notices of officers (部门消息): what their unit has to do, and how each wants to be told."""
