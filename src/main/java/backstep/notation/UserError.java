package backstep.notation;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.commons.text.WordUtils;

/**
 * What the user did wrong: one sentence that says what, where and what instead. The shell catches
 * it in one place; the session stays as it was.
 */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int WINDOW = 60;
  private static final int WIDTH = 79;
  private static final int LONGEST_QUOTATION = 40;
  private static final Pattern LONG_QUOTATION =
      Pattern.compile("'([^' ]{" + LONGEST_QUOTATION + "})[^' ]+'");

  private final transient Span span;
  private final boolean isStop;

  public UserError(String message) {
    this(message, null);
  }

  /**
   * An error about a place.
   *
   * @param span where the caret goes, or null
   */
  public UserError(String message, Span span) {
    this(message, span, false);
  }

  private UserError(String message, Span span, boolean isStop) {
    super(LONG_QUOTATION.matcher(message).replaceAll("'$1...'"), null, false, false);
    this.span = span;
    this.isStop = isStop;
  }

  /** An error of a script itself, at which numpy stops. */
  public static UserError stops(String why, Span span) {
    return new UserError("numpy stops here: " + why, span, true);
  }

  /** The same, but about the place where it begins, which numpy passes. */
  public UserError beginsAt(String why, Span place) {
    return new UserError(why, place, isStop);
  }

  /** The same where the steps that are run do not get to the place: nothing stops there. */
  public UserError unreached() {
    String why = getMessage().replaceFirst("^(numpy|the script) stops here: ", "");
    return new UserError(
        "the first steps pass this by, and it cannot be read in them: " + why, span);
  }

  /** True where the script itself is wrong. */
  public boolean isStop() {
    return isStop;
  }

  /** Does something; what goes wrong without a place of its own is about this one. */
  public static <T> T about(Span place, Supplier<T> action) {
    try {
      return action.get();
    } catch (UserError error) {
      throw error.span == null ? error.beginsAt(error.getMessage(), place) : error;
    }
  }

  /** The same for what gives nothing. */
  public static void at(Span place, Runnable action) {
    about(
        place,
        () -> {
          action.run();
          return place;
        });
  }

  public Optional<Span> span() {
    return Optional.ofNullable(span);
  }

  /** The message, under the line it is about and a caret where there is one. */
  public String text() {
    if (span == null) {
      return wrapped("");
    }
    String where = span.source().where();
    String excerpt = excerpt();
    int column = excerpt.length() - excerpt.lastIndexOf('\n') - 1;
    boolean fits = column + getMessage().length() <= WIDTH;
    return (where.isEmpty() ? "" : where + ":\n")
        + (fits ? excerpt + getMessage() : excerpt.stripTrailing() + "\n" + wrapped("  "));
  }

  private String wrapped(String margin) {
    return margin + WordUtils.wrap(getMessage(), WIDTH - margin.length(), "\n" + margin, false);
  }

  /** At most a window of a long line, then the caret and a space. */
  private String excerpt() {
    String line = span.source().text().replaceAll("\\p{Cntrl}", " ");
    int from = Math.max(0, Math.min(span.start() - WINDOW / 2, line.length() - WINDOW));
    int to = Math.min(line.length(), from + WINDOW);
    String before = from > 0 ? "..." : "";
    String after = to < line.length() ? "..." : "";
    String shown = before + line.substring(from, to) + after;
    int column = before.length() + Math.min(span.start(), line.length()) - from;
    return ("  " + shown).stripTrailing() + "\n  " + " ".repeat(column) + "^ ";
  }
}
