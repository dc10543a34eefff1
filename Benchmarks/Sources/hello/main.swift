// A process without the library: what the others are compared with.

print("Hello, world!")
