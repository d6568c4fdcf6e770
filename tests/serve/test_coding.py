"""How a text travels: the coding that a client takes, and what comes out of it again."""

import gzip

import brotli
import pytest

from lib.serve.coding import chosen, compress

ACCEPTED = [
    ("gzip, deflate, br, zstd", "br"),
    ("gzip, deflate", "gzip"),
    ("br;q=0, gzip;q=0.5", "gzip"),
    ("GZIP", "gzip"),
    ("gzip;q=0.0", ""),
    ("identity", ""),
    ("", ""),
    ("*", ""),
]


@pytest.mark.parametrize(("header", "coding"), ACCEPTED)
def test_the_best_coding_that_a_client_takes_is_chosen(header, coding):
    assert chosen(header) == coding


def test_what_was_compressed_comes_out_again():
    text = b"at least 10,000 " * 100
    assert brotli.decompress(compress(text, "br")) == text
    assert gzip.decompress(compress(text, "gzip")) == text
    assert compress(text, "") == text
