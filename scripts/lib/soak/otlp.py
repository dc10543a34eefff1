"""As much of OTLP as a receiver needs to count spans and to reject some."""


def _fields(data):
    """Number and value of each field of a message: bytes, or None for what is a number."""
    position = 0

    def varint():
        nonlocal position
        value = shift = 0
        while True:
            byte = data[position]
            position += 1
            value |= (byte & 127) << shift
            if byte < 128:
                return value
            shift += 7

    while position < len(data):
        key = varint()
        if key & 7 == 2:
            length = varint()
            yield key >> 3, data[position:position + length]
            position += length
        else:
            if key & 7 == 0:
                varint()
            else:
                position += 8 if key & 7 == 1 else 4
            yield key >> 3, None


def _parts(data, number):
    return [value for field, value in _fields(data) if field == number and value is not None]


def span_count(request):
    """How many spans an ExportTraceServiceRequest has."""
    scopes = [scope for resource in _parts(memoryview(request), 1) for scope in _parts(resource, 2)]
    return sum(1 for scope in scopes for _ in _parts(scope, 2))


def _varint(value):
    encoded = b""
    while value > 127:
        encoded += bytes([value & 127 | 128])
        value >>= 7
    return encoded + bytes([value])


def rejection(count):
    """An ExportTraceServiceResponse that says that so many spans were not taken."""
    partial = b"\x08" + _varint(count) + b"\x12\x07too odd"
    return b"\x0a" + _varint(len(partial)) + partial
