"""Exchange (导入导出): items leave and come in as files, and nothing that was wrong is lost.

`home` lists what came in and leads to the rest. `exporting` hands out a file, `uploading` takes one
in, `run` shows how far it has come and what it yielded, `acts` stops it, resumes it and opens
working copies, `rejected` shows and hands out the rows that were not taken, `mending` puts one
right. `headings` lists what lists of items name, and begins a working copy from one. `wording` and
`places` serve them all.
"""
