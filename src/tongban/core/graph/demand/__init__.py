"""The demand list (数据需求清单): which data interfaces to ask for, so that most papers disappear.

`problem` is the choice: interfaces with what they cost, and papers that are spared when all the
interfaces of one list serve. `derive` reads it from the burden of a catalogue. `choosing` chooses:
the best of all by trying every set (the reference), or greedily or in a given order, to compare.
`listing` puts a choice in order and says what each line frees.
"""
