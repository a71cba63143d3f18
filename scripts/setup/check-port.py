"""Say in one line that `make serve` can't have its address, before MkDocs builds and fails."""

import contextlib
import socket
import sys


def main(address: str) -> int:
    host, colon, port = address.rpartition(":")
    host = host.strip("[]")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        if not colon:
            raise ValueError("an address is host:port")
        with contextlib.closing(socket.create_server((host, int(port)), family=family)):
            return 0
    except (OSError, ValueError, OverflowError) as error:
        why = str((isinstance(error, OSError) and error.strerror) or error).partition(" (")[0]
        print(
            f"make: {address}: {why}; serve elsewhere: make serve ADDR=127.0.0.1:8001",
            file=sys.stderr,
        )
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
