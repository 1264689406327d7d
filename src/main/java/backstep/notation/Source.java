package backstep.notation;

/**
 * One line of text that somebody wrote, and where.
 *
 * @param where such as {@code mine.bp:12} or {@code line 9}; empty for what was typed at the prompt
 */
public record Source(String where, String text) {

  /** What was typed at the prompt. */
  public static Source typed(String text) {
    return new Source("", text);
  }
}
