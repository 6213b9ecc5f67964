"""The service graph (政务图谱): kept in step with what is published, and asked about running cases.

Read in this order: `parts` (what each version adds, kept beside it), `compiling` (a release as one
file), `current` (the file that this process has mapped), `running` (cases that a change concerns),
`pictures` (drawings as files).
"""
