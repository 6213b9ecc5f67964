"""My sign-in (我的登录), for officers of every post: by what, and where I am signed in.

Read in this order: `views` (the page, and signing out elsewhere).
"""
