"""What a page may load and run: nothing inline, nothing from elsewhere."""

from typing import Final

POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "frame-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""The content security policy of every page; who may frame one, only a server's header can say."""

PREVIEW_POLICY: Final = POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
"""That of `make serve`, whose server writes into each page the script that reloads it."""
