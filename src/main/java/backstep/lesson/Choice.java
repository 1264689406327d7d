package backstep.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
  private static final Pattern OPTION =
      Pattern.compile("\\((?<mark>[* ])\\) (?<text>.+?) \\[(?<predicate>.+)\\] -> (?<message>.+)");

  /**
   * One of the answers.
   *
   * @param right true if it is marked as the right one
   * @param predicate holds, once {@code run} has run, if and only if it is right
   * @param message what to say to it
   */
  public record Option(
      int line, boolean right, String text, Expression predicate, String message) {}

  static Choice parse(Fields fields) {
    List<Option> options = new ArrayList<>();
    for (Fields.Field row : fields.options()) {
      Matcher matcher = OPTION.matcher(row.value());
      if (!matcher.matches()) {
        throw fields.error(
            row.line(),
            row.value(),
            "an option is written (*) text [predicate] -> what to say to it, with ( ) if it is"
                + " wrong");
      }
      options.add(
          new Option(
              row.line(),
              matcher.group("mark").equals("*"),
              matcher.group("text").strip(),
              fields.expression(row.line(), matcher.group("predicate")),
              matcher.group("message").strip()));
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

  @Override
  public String judgedBy() {
    return options.stream()
        .map(option -> option.right() + " " + option.text() + " " + option.predicate().text())
        .collect(Collectors.joining("; ", run + " -> ", ""));
  }

  /** The number of the right option, from 1. */
  public int right() {
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).right()) {
        return i + 1;
      }
    }
    return 0;
  }

  @Override
  public <R> R fold(Kinds<R> kinds) {
    return kinds.choice(this);
  }
}
