"""My account (我的账户): how I sign in, and where I am signed in.

Read in this order: `sign_in` (the page), `ending` (sign out elsewhere: one browser, or all others).
Changing the password is allauth's page, in `tongban.project.sign_in`.
"""
