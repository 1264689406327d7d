package backstep.script;

import backstep.script.Value.Scalar;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A part of a subscript. */
sealed interface Place {
  /** What it is the same by in two steps: how it came about, where it moves. */
  default Object key() {
    return this;
  }

  /** What it is made of, where that moves from step to step. */
  default Stream<Formula> by() {
    return Stream.empty();
  }

  /** These places in the step at hand. */
  static List<Place> still(List<Place> places) {
    return places.stream()
        .map(place -> place instanceof Moving moving ? moving.range() : place)
        .toList();
  }

  /** One place. */
  record One(Scalar index) implements Place {
    @Override
    public Object key() {
      return index.formula() == null ? this : index.formula();
    }

    @Override
    public Stream<Formula> by() {
      return Stream.ofNullable(index.formula());
    }
  }

  /** One place whose axis stays: a range of one. */
  record Kept(Scalar index) implements Place {}

  /** A range that moves from step to step; the bounds say how. */
  record Moving(Some range, Formula from, Formula to) implements Place {
    @Override
    public Object key() {
      return Arrays.asList(from, to);
    }

    @Override
    public Stream<Formula> by() {
      return Stream.of(from, to).flatMap(Stream::ofNullable);
    }
  }

  /**
   * Several by their numbers.
   *
   * @param moving how the numbers came about, where they are others in each step; else null
   */
  record Listed(List<Integer> indices, Formula moving) implements Place {
    /** The same numbers in each step. */
    Listed(List<Integer> indices) {
      this(indices, null);
    }

    @Override
    public Object key() {
      return moving == null ? this : moving;
    }

    @Override
    public Stream<Formula> by() {
      return Stream.ofNullable(moving);
    }
  }

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
