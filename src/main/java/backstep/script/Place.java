package backstep.script;

import backstep.script.Value.Scalar;
import java.util.List;
import java.util.stream.IntStream;

/** A part of a subscript. */
sealed interface Place {
  /** One place. */
  record One(Scalar index) implements Place {}

  /** One place whose axis stays: a range of one. */
  record Kept(Scalar index) implements Place {}

  /** Several by their numbers. */
  record Listed(List<Integer> indices) implements Place {}

  /** The places where a test holds. */
  record Tested(Array tests) implements Place {}

  /** An axis of one place, where there is none. */
  record NewAxis() implements Place {}

  /** A range; null is where an axis begins or ends. */
  record Some(Long from, Long to, long step) implements Place {
    /** Its places in an axis. */
    IntStream indices(int size) {
      int first = first(size);
      return IntStream.range(0, count(size)).map(i -> first + i * (int) step);
    }

    int first(int size) {
      return step > 0
          ? bound(from, size, 0)
          : Math.min(size - 1, from == null ? size - 1 : bound(from, size, 0));
    }

    int count(int size) {
      int first = first(size);
      if (step > 0) {
        int end = bound(to, size, size);
        return Math.max(0, (int) ((end - first + step - 1) / step));
      }
      int end = to == null ? -1 : bound(to, size, 0);
      return Math.max(0, (int) ((first - end - step - 1) / -step));
    }

    private static int bound(Long given, int size, int otherwise) {
      if (given == null) {
        return otherwise;
      }
      long place = given < 0 ? given + size : given;
      return (int) Math.max(otherwise < 0 ? -1 : 0, Math.min(place, size));
    }
  }
}
