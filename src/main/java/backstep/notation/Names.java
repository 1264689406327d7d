package backstep.notation;

import java.util.List;

/**
 * What the inputs and outputs of samples are called: the first line of a section {@code data:},
 * such as {@code width, height, 1 -> area}.
 *
 * @param inputs one for each row of x, or none where that line is missing
 * @param outputs one for each row of d, or none
 */
public record Names(List<String> inputs, List<String> outputs, Remark remark) {
  public static final Names NONE = new Names(List.of(), List.of(), Remark.NONE);

  /** The name of an input that is 1 in every sample. */
  public static final String ONE = "1";

  private static final int LONGEST = 40;

  public Names {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  public boolean isNone() {
    return inputs.isEmpty();
  }

  /**
   * A name that can stand in a program, made of what somebody has called a column: what means
   * something there, and blanks, become {@code _}.
   */
  public static String clean(String text) {
    String clean = text.strip().replaceAll("->|[\\s,;#\\p{Cntrl}\uFEFF]+", "_");
    return clean.isEmpty() || canBegin(clean) ? clean : "_" + clean;
  }

  /** True if no number begins like this text, which is not empty. */
  static boolean canBegin(String text) {
    return "+-.0123456789".indexOf(text.charAt(0)) < 0;
  }

  /**
   * Refuses a name that a program could not read back.
   *
   * @throws UserError if it is empty, too long or a number
   */
  public static void require(String name, Span span) {
    if (name.isEmpty()) {
      throw new UserError("a name is missing here", span);
    }
    if (name.length() > LONGEST) {
      throw new UserError(
          "the name "
              + name.substring(0, LONGEST)
              + "... has "
              + name.length()
              + " characters; at"
              + " most "
              + LONGEST
              + " fit",
          span);
    }
    if (!name.equals(clean(name))) {
      throw new UserError("'" + name + "' cannot be a name here; '" + clean(name) + "' can", span);
    }
  }
}
