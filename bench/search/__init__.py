"""What readers find by search, how long they wait, and what it costs.

``corpus`` reads the stories and questions under ``sets``; ``quality``, ``speed`` and ``cost`` measure; ``measuring``
runs them and prints.
"""
