#if Enable && _pointerBitWidth(_32)
  #error(
    "Fastrace records on 64-bit processors only: elsewhere, as on watches with arm64_32, a String is not two words of 64 bits. Turn the trait Enable off for such a platform."
  )
#endif
