"""Files in another encoding than UTF-8."""

from __future__ import annotations

from roadmap_site.model import shown


def not_utf_8(error: UnicodeDecodeError) -> tuple[str, int, int]:
    """Say that a file is in another encoding, and in which, as far as that can be told.

    With the line and the column of the first byte that tells, both counted from zero.
    """
    data = error.object
    line = data.count(b"\n", 0, error.start)
    column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode(errors="replace"))
    message = f"is not UTF-8 (byte {error.start + 1})"
    for encoding, name in (("utf-16", "UTF-16"), ("gb18030", "GBK"), ("big5", "Big5")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if name != "UTF-16" or data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            near = shown(text.split("\n")[line].strip() if name != "UTF-16" else "", 40)
            message += f"; it reads as {name}" + (f': "{near}"' if near else "")
            break
    return f"{message}; save the file as UTF-8", line, column
