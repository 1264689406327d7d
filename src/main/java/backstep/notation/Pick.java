package backstep.notation;

/**
 * Which rows or columns an index takes. Negative places count from the end, as in numpy.
 *
 * @param from the first place, or null for the beginning
 * @param to for a range the place after the last, or null for the end
 * @param range false for a single place {@code i}, true for {@code from:to}
 */
public record Pick(Integer from, Integer to, boolean range) {
  /** All of them. */
  public static final Pick ALL = new Pick(null, null, true);

  static Pick at(int place) {
    return new Pick(place, null, false);
  }

  /** The first place taken, of {@code size} places; outside 0 ... size-1 if there is none. */
  public int start(int size) {
    int place = from == null ? 0 : from < 0 ? from + size : from;
    return range ? Math.max(0, Math.min(place, size)) : place;
  }

  /** How many places are taken, of {@code size} places; 0 or less if none. */
  public int count(int size) {
    if (!range) {
      return start(size) >= 0 && start(size) < size ? 1 : 0;
    }
    int end = to == null ? size : to < 0 ? to + size : Math.min(to, size);
    return end - start(size);
  }

  @Override
  public String toString() {
    return range ? (from == null ? "" : from) + ":" + (to == null ? "" : to) : from.toString();
  }
}
