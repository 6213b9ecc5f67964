"""The one-thing workshop (一件事工坊): proposals, a design, its outlook, the way out.

`proposals` shows what people file together and which items hand on to which; `design_form` asks
what a designer decides; `outlook` shows what follows; `pages` begins and keeps a design; `acts`
brings it through its reviews.
"""
