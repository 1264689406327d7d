package backstep.benchmark;

import java.util.Locale;

/** Something measured, beside what it may be at most. */
record Limit(String what, double is, double atMost) {
  static final String HEADING =
      String.format(Locale.ROOT, "%-56s %9s %9s %7s", "", "is", "at most", "of that");

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%-56s %9.2f %9.2f %7.2f", what, is, atMost, is / atMost);
  }
}
