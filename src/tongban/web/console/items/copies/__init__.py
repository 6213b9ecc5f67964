"""A working copy (编制稿), read in this order.

``desk``      the copy as one officer has it open
``saving``    edits applied on what the officer saw, and what can come of it
``begin``     the list of copies, a new item, a copy of a published one
``overview``  the parts as a list of tasks, each with what stands against it
``sections``  the rows of one part: order, add, remove
``rows``      one row in its form, saved while it is filled in
``basics``    the plain fields, topic by topic
``ways``      what may be handed in for a requirement: all of one list, any one list
``conditions`` the condition of a part as a nested form
``history``   who changed what; comparison with what is published; undo, redo, discard, comments
"""
