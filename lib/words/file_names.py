"""What files are called that leave the house."""

import re


def stem(name: str) -> str:
    """Write a name in lower case and hyphens: "The H. of 1900" is the-h-of-1900."""
    return "-".join(re.findall(r"[a-z0-9]+", name.lower())) or "view"
