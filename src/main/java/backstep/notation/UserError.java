package backstep.notation;

import java.util.Optional;

/**
 * What the user did wrong: one sentence that says what, where and what instead. The shell catches
 * it in one place; the session stays as it was.
 */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int WINDOW = 60;

  private final transient Span span;

  public UserError(String message) {
    this(message, null);
  }

  /**
   * An error about a place.
   *
   * @param span where the caret goes, or null
   */
  public UserError(String message, Span span) {
    super(message, null, false, false);
    this.span = span;
  }

  public Optional<Span> span() {
    return Optional.ofNullable(span);
  }

  /** The message, under the line it is about and a caret where there is one. */
  public String text() {
    if (span == null) {
      return getMessage();
    }
    String where = span.source().where();
    return (where.isEmpty() ? "" : where + ":\n") + excerpt() + getMessage();
  }

  /** At most a window of a long line, then the caret and a space. */
  private String excerpt() {
    String line = span.source().text();
    int from = Math.max(0, Math.min(span.start() - WINDOW / 2, line.length() - WINDOW));
    int to = Math.min(line.length(), from + WINDOW);
    String before = from > 0 ? "..." : "";
    String after = to < line.length() ? "..." : "";
    String shown = before + line.substring(from, to) + after;
    int column = before.length() + Math.min(span.start(), line.length()) - from;
    return "  " + shown + "\n  " + " ".repeat(column) + "^ ";
  }
}
