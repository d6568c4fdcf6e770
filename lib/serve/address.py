"""Where an answer is read from."""

from starlette.requests import Request

from lib.answer import Answer


def base_of(found: Answer, request: Request, under: str) -> str:
    """Give the address that links start with: the dataset's own, else that of the request."""
    return found.base(f"{request.url.scheme}://{request.url.netloc}{under}")
