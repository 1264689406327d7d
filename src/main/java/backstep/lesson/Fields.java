package backstep.lesson;

import backstep.notation.Nearest;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code key: value} lines of a block; a line that begins with a blank continues one. */
final class Fields {
  /** The keys of each kind of block; those that may stand more than once. */
  static final Map<String, Set<String>> KEYS =
      Map.of(
          "predict",
          Set.of("ask", "run", "value", "answer", "tol", "wrong", "hint", "reveal"),
          "choice",
          Set.of("ask", "run", "hint", "reveal"),
          "goal",
          Set.of(
              "ask",
              "from",
              "setup",
              "until",
              "still",
              "without",
              "solution",
              "cheat",
              "try",
              "notice",
              "hint",
              "reveal"),
          "checkpoint",
          Set.of("assert"));

  private static final Set<String> SEVERAL =
      Set.of("wrong", "hint", "cheat", "try", "notice", "assert", "still");
  private static final Set<String> CONDITIONAL = Set.of("hint", "notice");
  private static final Pattern FIELD =
      Pattern.compile("(?<key>\\w+)(?:\\[(?<condition>.*?)\\])?:(?:\\s+(?<value>.*))?");
  private static final Pattern ID = Pattern.compile("id=([a-z0-9][a-z0-9-]*)");

  private final String file;
  private final int line;
  private final String section;
  private final String kind;
  private final List<String> info;
  private final Front front;
  private final List<Field> fields = new ArrayList<>();
  private final List<Field> options = new ArrayList<>();

  /** One field; the condition is empty for none. */
  record Field(int line, String key, String condition, StringBuilder text) {
    Field(int line, String key, String condition, String begin) {
      this(line, key, condition, new StringBuilder(begin));
    }

    private void goesOn(String more) {
      text.append(' ').append(more.strip());
    }

    String value() {
      return text.toString();
    }
  }

  /**
   * Reads the lines of a block.
   *
   * @throws UserError for what is no field, or a field of another kind of block
   */
  Fields(Document.Fence fence, Front front) {
    this.file = fence.file();
    this.line = fence.line();
    this.section = fence.section();
    this.info = fence.info();
    this.kind = info.get(0);
    this.front = front;
    int at = line;
    List<Field> last = fields;
    for (String row : fence.content().lines().toList()) {
      at++;
      if (row.startsWith(" ") && !last.isEmpty()) {
        last.get(last.size() - 1).goesOn(row);
      } else if (kind.equals("choice") && row.startsWith("(")) {
        options.add(new Field(at, "", "", row.strip()));
        last = options;
      } else if (!row.isBlank()) {
        fields.add(field(at, row));
        last = fields;
      }
    }
  }

  private Field field(int at, String row) {
    Matcher matcher = FIELD.matcher(row);
    if (!matcher.matches()) {
      throw error(at, row, "a " + kind + " has lines such as ask: a question");
    }
    String key = matcher.group("key");
    Set<String> known = KEYS.get(kind);
    if (!known.contains(key)) {
      String all = String.join(", ", known.stream().sorted().toList());
      throw error(
          at,
          row,
          "a " + kind + " has no '" + key + "'" + Nearest.hint(key, known, "it has " + all));
    }
    if (!SEVERAL.contains(key) && fields.stream().anyMatch(field -> field.key().equals(key))) {
      throw error(at, row, "this " + kind + " has a line " + key + ": already");
    }
    if (matcher.group("condition") != null && !CONDITIONAL.contains(key)) {
      throw error(at, row, key + ": has no condition; hint[...]: and notice[...]: have");
    }
    String value = matcher.group("value");
    if (value == null || value.isBlank()) {
      throw error(at, row, key + ": is empty");
    }
    String condition = matcher.group("condition");
    return new Field(at, key, condition == null ? "" : condition, value.strip());
  }

  int line() {
    return line;
  }

  String section() {
    return section;
  }

  /** The id behind the fence. */
  String id() {
    Optional<String> id =
        info.stream().map(ID::matcher).filter(Matcher::matches).map(m -> m.group(1)).findFirst();
    if (id.isEmpty() || info.size() != 2) {
      throw error("a " + kind + " has an id: ```" + kind + " id=a-word");
    }
    return id.get();
  }

  List<Field> all(String key) {
    return fields.stream().filter(keyIs(key)).toList();
  }

  private static Predicate<Field> keyIs(String key) {
    return field -> field.key().equals(key);
  }

  /** The options of a choice. */
  List<Field> options() {
    return options;
  }

  String text(String key) {
    return one(key).value();
  }

  String textOr(String key, String usual) {
    return all(key).stream().map(Field::value).findFirst().orElse(usual);
  }

  /** What stands between the commas of a line; nothing where there is no line. */
  List<String> parts(String key) {
    return Arrays.stream(textOr(key, "").split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** True in a student's copy, which has no answers. */
  boolean areOfCopy() {
    return front.isCopy();
  }

  /** What only a student's copy may do without; empty there. */
  String answer(String key) {
    return areOfCopy() ? textOr(key, "") : text(key);
  }

  Expression expression(String key) {
    Field field = one(key);
    return expression(field.line(), field.value());
  }

  /** An expression, which must be one. */
  Expression expression(int at, String text) {
    Expression expression = Expression.at(file, at, text);
    expression.parsed();
    return expression;
  }

  private Field one(String key) {
    return fields.stream()
        .filter(keyIs(key))
        .findFirst()
        .orElseThrow(() -> error("this " + kind + " has no line " + key + ":"));
  }

  List<Hint> hints(String key) {
    return all(key).stream()
        .map(
            field ->
                new Hint(
                    field.line(),
                    Optional.of(field.condition())
                        .filter(condition -> !condition.isEmpty())
                        .map(condition -> expression(field.line(), condition)),
                    field.value()))
        .toList();
  }

  /** How far numbers may be apart: its own, or that of the document. */
  double tolerance() {
    Optional<Field> own = fields.stream().filter(keyIs("tol")).findFirst();
    return own.map(field -> tolerance(file, field.line(), field.value())).orElse(front.tolerance());
  }

  static double tolerance(String file, int line, String text) {
    try {
      double tolerance = Double.parseDouble(text);
      if (tolerance >= 0 && tolerance < 1) {
        return tolerance;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new UserError(
        "tol is a number from 0 to 1, such as 1e-4",
        new Span(new Source(file + ":" + line, text), 0));
  }

  UserError error(String message) {
    return error(line, "```" + String.join(" ", info), message);
  }

  UserError error(int at, String text, String message) {
    return new UserError(message, new Span(new Source(file + ":" + at, text), 0));
  }
}
