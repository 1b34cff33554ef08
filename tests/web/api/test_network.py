"""The network as it is: asked at the address that was looked at, with the certificate of the name, and no further."""

import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

NAME = "modtager.example"


def certificate(folder: Path, name: str) -> Path:
    """Of a name, signed by itself."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    called = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = x509.CertificateBuilder(called, called, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    encoding = serialization.Encoding.PEM
    private = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file = folder / f"{name}.pem"
    file.write_bytes(private + builder.sign(key, hashes.SHA256()).public_bytes(encoding))
    return file


@dataclass
class Receiver:
    port: int
    pem: Path
    got: list[tuple[str, bytes]] = field(default_factory=list)
    answers: int = 200


@pytest.fixture
def receiver(tmp_path: Path) -> Iterator[Receiver]:
    """A receiver on this machine that has the certificate of a name outside."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            found.got.append((self.headers["Host"], body))
            self.send_response(found.answers)
            self.send_header("Location", f"https://{NAME}:{found.port}/andet")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    pem = certificate(tmp_path, NAME)
    server = HTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    found = Receiver(server.server_address[1], pem)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield found
    server.shutdown()
    server.server_close()


def post(receiver: Receiver, name: str = NAME, trusted: Path | None = None) -> int:
    from pejl.web.api.network import Outside

    context = ssl.create_default_context(cafile=str(trusted)) if trusted else None
    url = f"https://{name}:{receiver.port}/pejl"
    return Outside(context).post(url, "127.0.0.1", b"{}", {"Content-Type": "application/json"})


def test_network_asks_the_name_at_the_address_it_is_given(receiver: Receiver) -> None:
    assert post(receiver, trusted=receiver.pem) == 200
    assert receiver.got == [(f"{NAME}:{receiver.port}", b"{}")]


def test_network_follows_no_redirect(receiver: Receiver) -> None:
    receiver.answers = 307
    assert post(receiver, trusted=receiver.pem) == 307
    assert len(receiver.got) == 1


def test_network_tells_nothing_to_who_has_the_certificate_of_another_name(receiver: Receiver) -> None:
    with pytest.raises(OSError, match=r"(?i)certificate"):
        post(receiver, "en-anden.example", trusted=receiver.pem)
    assert receiver.got == []


def test_network_tells_nothing_to_who_nobody_vouches_for(receiver: Receiver) -> None:
    with pytest.raises(OSError, match=r"(?i)certificate"):
        post(receiver)
    assert receiver.got == []
