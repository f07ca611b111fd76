"""The screens on which people decide: a queue, one incident at a time, and values by hand."""
