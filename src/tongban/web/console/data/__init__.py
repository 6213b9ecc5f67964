"""Data (数据共享): what departments offer each other, ask for and grant.

`catalogue` lists what there is, `dataset_page` shows one, `exporting` writes all of it as a file;
`resource_form` and `resource_editing` describe and review. `request_list`, `request_begin`,
`request_page`, `request_acts` and `request_posts` carry a request through; `wishes` and
`terms_form` are what is asked for and offered. `grants` lists what was granted, `grant_acts`
changes it, `statistics` tells who grants and who is late, `peers` what others offer. `words`,
`names`, `places` and `frame` are shared.
"""
