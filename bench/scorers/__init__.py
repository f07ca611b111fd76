"""Scorers of published tasks, pure: predictions and labels in, counts out.

Each is written from its paper's definition and tested on cases that were counted by hand.
"""
