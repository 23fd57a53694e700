"""An app for the glasses that knows nothing of .NET: written after hardware-spec/app-protocol.md, and run by ForeignAppTests."""

import json
import os
import socket
import struct
import sys


def read_exactly(connection, count):
    data = b""
    while len(data) < count:
        part = connection.recv(count - len(data))
        if not part:
            return None
        data += part
    return data


def read_message(connection):
    head = read_exactly(connection, 4)
    if head is None:
        return None
    body = read_exactly(connection, struct.unpack("<I", head)[0])
    return None if body is None else json.loads(body.decode("utf-8"))


def write(connection, fields):
    body = json.dumps(fields, ensure_ascii=False).encode("utf-8")
    connection.sendall(struct.pack("<I", len(body)) + body)


def main():
    path = os.environ.pop("NEURALGLASSES_APP_SOCKET")
    token = os.environ.pop("NEURALGLASSES_APP_TOKEN")
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.connect(path)
    write(connection, {"hello": "neuralglasses-app/1", "token": token, "id": "org.example.foreign"})
    count = 0

    def show():
        write(connection, {
            "request": "show",
            "show": {
                "scene": "count",
                "elements": [
                    {"id": "title", "text": "Grüße aus Python", "style": "Title", "tone": "Dim"},
                    {"id": "list", "list": "", "items": [{"id": "more", "label": "More", "detail": str(count)}, {"id": "quit", "label": "Quit"}]},
                ],
            },
            "leadsBack": False,
            "menu": [{"id": "photo", "title": "Take a photo"}],
        })

    while True:
        message = read_message(connection)
        if message is None:
            return 0
        kind = message["message"]
        if kind == "start":
            count = int(message["stored"].get("count", "0"))
            write(connection, {"request": "log", "text": "parts: " + ", ".join(message["glasses"]["hardware"])})
            write(connection, {"request": "ready"})
        elif kind == "open":
            show()
        elif kind == "intent" and message["intent"] == "select":
            if message.get("focused") == "quit":
                print("I was told to quit.", file=sys.stderr)
                return 7
            count += 1
            write(connection, {"request": "store", "text": "count", "value": str(count)})
            write(connection, {"request": "tell", "text": "%d so far" % count})
            show()
        elif kind == "action" and message["text"] == "photo":
            write(connection, {"request": "ask", "service": "camera.photo", "arguments": {}, "number": 1})
        elif kind == "answer":
            write(connection, {"request": "notify", "notice": {"id": "photo", "title": "Photo", "text": message["text"], "isConfirmation": True}})
        write(connection, {"request": "done"})
        if kind == "stop":
            return 0


sys.exit(main())
