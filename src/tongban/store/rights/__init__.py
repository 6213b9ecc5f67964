"""Rights in one's own data (个人信息权利): copies that are made, requests that are answered.

`queries` reads both, as the person and as the steward who answers.
"""
