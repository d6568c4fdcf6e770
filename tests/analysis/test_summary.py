"""What the voices in force say together, against dates worked out independently."""
