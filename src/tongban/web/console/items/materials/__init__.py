"""The one electronic catalogue (电子目录): ``listing`` every material, ``material`` one of them.

``duplicates`` what may be one material, what is called many names, and making two into one.
"""
