"""Reading overviews (读取), pages by key.

`progress`, `issues`, `lists`, `editions`, `matters`, `papers`.
"""
