package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.List;

/** Refuses steps that nobody could read. */
final class TooLong {
  private static final int MOST_LINES = 400;
  private static final int LONGEST = 3_000;

  /** While a step is followed: a sum over samples is long before it is one. */
  private static final int LONGEST_TAKEN = 100_000;

  private static final String TOO_LONG = "what this computes is too long for one line of a program";

  private TooLong() {}

  /** True of a number that is only told and too long to be told. */
  static boolean isLong(Formula value) {
    return value.size() > LONGEST;
  }

  /** Refuses a step of very many lines, or with one that is very long. */
  static void require(List<Trace.Line> lines) {
    for (Trace.Line line : lines) {
      if (line.value().size() > LONGEST) {
        throw new UserError(TOO_LONG, line.target().span());
      }
    }
    requireFew(lines);
  }

  /** Refuses a step of very many lines. */
  static void requireFew(List<Trace.Line> lines) {
    if (lines.size() > MOST_LINES) {
      throw new UserError(
          "a step of this loop has "
              + lines.size()
              + " lines: it takes samples or weights one by one, and what it does with them cannot be"
              + " written for all at once; write it with whole arrays, or try it with less data",
          lines.get(0).target().span());
    }
  }

  /** Refuses what nobody could look at, whatever becomes of it. */
  static void requireBounded(Formula value, Span span) {
    if (value.size() > LONGEST_TAKEN) {
      throw new UserError(TOO_LONG, span);
    }
  }
}
