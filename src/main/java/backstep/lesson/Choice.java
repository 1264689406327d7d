package backstep.lesson;

import backstep.notation.UserError;
import backstep.shell.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A question with several answers to choose from.
 *
 * @param run commands that run after the answer, in a fork: the lesson goes on from before them
 */
public record Choice(
    int line,
    String section,
    String id,
    String ask,
    String run,
    List<Option> options,
    List<Hint> hints,
    String reveal)
    implements Question {
  private static final String RIGHT = "(*) ";
  private static final String WRONG = "( ) ";
  private static final String ARROW = " -> ";

  /**
   * One of the answers.
   *
   * @param right true if it is marked as the right one
   * @param predicate holds, once {@code run} has run, if and only if it is right
   * @param message what to say to it
   */
  public record Option(
      int line, boolean right, String text, Expression predicate, String message) {}

  /** True if these are words of one of its options, and not its number. */
  public boolean isNamedBy(String typed) {
    String words = typed.toLowerCase(Locale.ROOT);
    return !words.isEmpty()
        && options.stream()
            .anyMatch(option -> option.text().toLowerCase(Locale.ROOT).contains(words));
  }

  static Choice parse(Fields fields) {
    List<Option> options = new ArrayList<>();
    for (Fields.Field row : fields.options()) {
      options.add(option(fields, row));
    }
    if (options.size() < 2) {
      throw fields.error("a choice has two options or more");
    }
    return new Choice(
        fields.line(),
        fields.section(),
        fields.id(),
        fields.text("ask"),
        fields.textOr("run", ""),
        List.copyOf(options),
        fields.hints("hint"),
        fields.textOr("reveal", ""));
  }

  /** {@code (*) text [predicate] -> message}; a student's copy has no message. */
  private static Option option(Fields fields, Fields.Field row) {
    String line = row.value();
    int open = line.indexOf(" [");
    int arrow = line.lastIndexOf("]" + ARROW);
    int close = arrow < 0 && fields.areOfCopy() ? line.length() - 1 : arrow;
    boolean isMarked = line.startsWith(RIGHT) || line.startsWith(WRONG);
    boolean isClosed = close > open + 2 && line.charAt(close) == ']';
    if (!isMarked || open <= WRONG.length() || !isClosed) {
      throw unreadable(fields, row);
    }
    String message = arrow < 0 ? "" : line.substring(arrow + 1 + ARROW.length()).strip();
    if (message.isEmpty() && !fields.areOfCopy()) {
      throw unreadable(fields, row);
    }
    return new Option(
        row.line(),
        line.startsWith(RIGHT),
        line.substring(WRONG.length(), open).strip(),
        fields.expression(row.line(), line.substring(open + 2, close)),
        message);
  }

  private static UserError unreadable(Fields fields, Fields.Field row) {
    return fields.error(
        row.line(),
        row.value(),
        "an option is written (*) text [predicate] -> what to say to it, with ( ) if it is wrong");
  }

  /** An option as a student's copy has it: not marked, and with nothing to say to it. */
  static String unmarked(Option option) {
    return WRONG + option.text() + " [" + option.predicate().text() + "]";
  }

  @Override
  public String judgedBy() {
    return options.stream()
        .map(option -> option.text() + " " + option.predicate().text())
        .collect(Collectors.joining("; ", run + " -> ", ""));
  }

  /** The number of the option that is marked as right, from 1; 0 in a student's copy. */
  public int right() {
    return number(Option::right);
  }

  /**
   * The number of the right option, from 1: that of the only one whose predicate holds; where there
   * is none such, that of the marked one.
   *
   * @param fork after {@code run}
   */
  public int right(Session fork) {
    long holding = options.stream().filter(option -> option.predicate().holdsIfAny(fork)).count();
    return holding == 1 ? number(option -> option.predicate().holdsIfAny(fork)) : right();
  }

  private int number(Predicate<Option> which) {
    return IntStream.range(0, options.size())
        .filter(i -> which.test(options.get(i)))
        .map(i -> i + 1)
        .findFirst()
        .orElse(0);
  }

  @Override
  public <R> R fold(Kinds<R> kinds) {
    return kinds.choice(this);
  }
}
