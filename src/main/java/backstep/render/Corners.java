package backstep.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Which rows or columns of something large are shown: the first, a gap, and the last. */
final class Corners {
  static final int GAP = -1;

  /** What stands in its place. */
  static final String DOTS = "...";

  private static final int LAST = 2;

  private Corners() {}

  /** All places where they are few enough, else the first, {@link #GAP}, and the last two. */
  static List<Integer> shown(int size, int most) {
    if (size <= most) {
      return IntStream.range(0, size).boxed().toList();
    }
    List<Integer> places = new ArrayList<>();
    IntStream.range(0, Math.max(1, most - LAST - 1)).forEach(places::add);
    places.add(GAP);
    IntStream.range(size - LAST, size).forEach(places::add);
    return places;
  }
}
