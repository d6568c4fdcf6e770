"""A slow line to the app: what crosses it comes late, in order, each way.

A browser test that fails now and then mostly acts before the page has done what was asked of it
before. On a quick machine that is rare; behind a slow line it is the rule: `make far` finds it.
"""

import asyncio
import sys
from contextlib import suppress


async def far(port: int, behind: int, late: float) -> None:
    """Listen on a port and pass all on to the one behind, each way so many seconds late."""

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            theirs, ours = await asyncio.open_connection("127.0.0.1", behind)
            await asyncio.gather(_late(reader, ours, late), _late(theirs, writer, late))

    async with await asyncio.start_server(meet, "127.0.0.1", port) as server:
        await server.serve_forever()


async def _late(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, late: float) -> None:
    """Pass on what comes, late, and then the end of it."""
    loop = asyncio.get_running_loop()
    coming: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    async def take() -> None:
        part = b"."
        while part:
            try:
                part = await reader.read(1 << 16)
            except OSError:
                part = b""
            coming.put_nowait((loop.time() + late, part))

    async with asyncio.TaskGroup() as both:
        both.create_task(take())
        with suppress(OSError):
            due, part = await coming.get()
            while part:
                await asyncio.sleep(due - loop.time())
                writer.write(part)
                await writer.drain()
                due, part = await coming.get()
        writer.close()


if __name__ == "__main__":
    asyncio.run(far(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) / 1000))
