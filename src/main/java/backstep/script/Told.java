package backstep.script;

import backstep.notation.Span;

/**
 * A number of a step that the script only tells: it prints or keeps it, or computes it in some
 * turns.
 *
 * @param name what the script calls it, or where it does so
 */
record Told(String name, Formula value, Span span) {
  /** True if it is of this name or place, the second or third there, too. */
  boolean isOf(String other) {
    return name.equals(other) || name.startsWith(other + " (");
  }

  Told with(Formula other) {
    return new Told(name, other, span);
  }
}
