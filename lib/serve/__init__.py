"""What makes the app fit to be exposed: each file is one middleware, one route, or one habit."""
