"""PDF documents made for the tests, object by object."""

from __future__ import annotations

PAGE_HEIGHT = 800


def pdf(*pages: list[str], trailer: str = "") -> bytes:
    """A document whose pages draw these lines in Helvetica, one below the other."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        drawn = "BT /F1 11 Tf 50 750 Td 14 TL\n" + "\n".join(f"({line}) '" for line in lines)
        drawn += "\nET"
        font = "/Resources << /Font << /F1 3 0 R >> >>"
        box = f"/MediaBox [0 0 600 {PAGE_HEIGHT}]"
        content = f"{5 + 2 * number} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} {font} /Contents {content} >>")
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    return _written([each.encode("cp1252") for each in objects], trailer)


def packed(stream: bytes) -> bytes:
    """A document of one page whose drawing is ``stream``, packed with Flate."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>"
    drawn = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(stream), stream)
    kids = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return _written([b"<< /Type /Catalog /Pages 2 0 R >>", kids, page, drawn], "")


def _written(objects: list[bytes], trailer: str) -> bytes:
    body = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    end += f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + end.encode()
