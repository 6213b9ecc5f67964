"""People's voices (咨询投诉、评价、信息公开): said here, followed here, reopened here.

- `landing`: what can be said, and where
- `saying`: a work order; `requesting`: a request for government information
- `listing`, `one`: what I brought, with what happened to it and what I can do now
- `by_code`: a rating by the code of a window; `public_ratings`: what ratings amount to, in public
- `information`: what bodies have made public
"""
