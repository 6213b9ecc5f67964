"""My account (我的账户): how I sign in, and where I am signed in.

Read in this order: `sign_in` (the page), `ending` (sign out elsewhere: one browser, or all others).
What they are made of is shared with officers: `tongban.web.components.sign_ins`. The pages that
change something stand in `tongban.project.sign_in`.
"""
