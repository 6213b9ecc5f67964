"""Looking at a person outside any case (紧急查阅): refused, but for a stated emergency.

`breaking` asks for the reason and lists one's own looks, `person` shows what was opened while the
time lasts.
"""
