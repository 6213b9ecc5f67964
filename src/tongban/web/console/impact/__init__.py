"""Impact assessments (个人信息保护影响评估), for those who write items and those who review them.

`listing` shows the items that ask sensitive elements and where each assessment stands; `one` is an
assessment with its form, and the second officer's answer.
"""
