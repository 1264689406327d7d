package backstep.exchange;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The kinds of numbers that are read from an array. To add one, add a constant. */
enum Dtype {
  F8("f8", 8, ByteBuffer::getDouble),
  F4("f4", 4, ByteBuffer::getFloat),
  I1("i1", 1, ByteBuffer::get),
  I2("i2", 2, ByteBuffer::getShort),
  I4("i4", 4, ByteBuffer::getInt),
  I8("i8", 8, ByteBuffer::getLong),
  U1("u1", 1, bytes -> bytes.get() & 0xff),
  U2("u2", 2, bytes -> bytes.getShort() & 0xffff),
  U4("u4", 4, bytes -> bytes.getInt() & 0xffffffffL),
  BOOL("b1", 1, bytes -> bytes.get() == 0 ? 0 : 1);

  private final String word;
  private final int size;
  private final ToDoubleFunction<ByteBuffer> next;

  Dtype(String word, int size, ToDoubleFunction<ByteBuffer> next) {
    this.word = word;
    this.size = size;
    this.next = next;
  }

  static Optional<Dtype> of(String word) {
    return Arrays.stream(values()).filter(dtype -> dtype.word.equals(word)).findFirst();
  }

  /** Bytes that a number takes. */
  int size() {
    return size;
  }

  /** Takes the next number. */
  double next(ByteBuffer bytes) {
    return next.applyAsDouble(bytes);
  }
}
