"""Hosting: the container files, and the same set-up as plain processes on one machine."""
