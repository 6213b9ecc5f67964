"""Campaigns at work (批次办理): announce, keep the window, publish, hear objections, settle.

Read in this order: `keeping` (events), `gates` (whether one may apply now), `running` (what the
department does), `objecting` (what an applicant does).
"""
