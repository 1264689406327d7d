package backstep.shell;

import backstep.notation.Expr;
import backstep.notation.Parser;
import backstep.notation.Printer;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.Statement;
import backstep.notation.UserError;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands behind a command's name, read from left to right; a leftover is an error. */
public final class Arguments {
  private static final long LARGEST_COUNT = 100_000_000;

  private final String line;
  private final String usage;
  private int at;

  /**
   * The arguments of one command.
   *
   * @param line the whole command
   * @param at where the arguments begin in it
   * @param usage for the error about a leftover
   */
  Arguments(String line, int at, String usage) {
    this.line = line;
    this.at = at;
    this.usage = usage;
    skipBlanks();
  }

  private void skipBlanks() {
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
  }

  public boolean isEmpty() {
    return at == line.length();
  }

  /** The next word, without taking it; empty at the end. */
  public String peek() {
    int end = at;
    while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
      end++;
    }
    return line.substring(at, end);
  }

  /** Takes the next word. */
  public String word(String what) {
    String word = peek();
    if (word.isEmpty()) {
      throw missing(what);
    }
    at += word.length();
    skipBlanks();
    return word;
  }

  /** Takes the next word if it is this one. */
  public boolean takes(String keyword) {
    if (!peek().equals(keyword)) {
      return false;
    }
    word(keyword);
    return true;
  }

  /** Takes all that is left as the name of a file, which needs no quotes and may have some. */
  public String file() {
    if (isEmpty()) {
      throw missing("a file");
    }
    return unquoted(rest());
  }

  private static String unquoted(String name) {
    boolean isQuoted = name.matches("\"[^\"]+\"|'[^']+'");
    return isQuoted ? name.substring(1, name.length() - 1) : name;
  }

  /** Takes the name of a file, which ends where an option such as {@code --bias} begins. */
  public String fileBeforeOptions() {
    int option = line.indexOf(" --", at);
    if (option < 0 || isEmpty()) {
      return file();
    }
    String file = unquoted(line.substring(at, option).stripTrailing());
    at = option;
    skipBlanks();
    return file;
  }

  /** Takes all that is left. */
  public String rest() {
    String rest = line.substring(at).stripTrailing();
    at = line.length();
    return rest;
  }

  /** Takes a count from 1 on, where there is one. */
  public int countOr(int usual) {
    return isEmpty() ? usual : count("a count");
  }

  /** Takes a whole number from 1 on. */
  public int count(String what) {
    Span span = here();
    String word = word(what);
    if (!word.matches("\\d+") || word.matches("0+")) {
      throw new UserError(what + " is a whole number from 1 on, not '" + word + "'", span);
    }
    if (word.length() > 9 || Long.parseLong(word) > LARGEST_COUNT) {
      throw new UserError(word + " is too large; at most " + LARGEST_COUNT, span);
    }
    return Integer.parseInt(word);
  }

  /** Takes a seed of the random numbers. */
  public int seed(String what) {
    Span span = here();
    String word = word(what);
    if (!word.matches("\\d{1,10}") || Long.parseLong(word) > Integer.MAX_VALUE) {
      throw new UserError(
          what + " is a whole number from 0 to " + Integer.MAX_VALUE + ", not '" + word + "'",
          span);
    }
    return Integer.parseInt(word);
  }

  /** Takes all that is left as an expression. */
  public Expr expression() {
    if (isEmpty()) {
      throw missing("an expression");
    }
    return Parser.expression(Source.typed(rest()));
  }

  /** Takes all that is left as an expression with the samples that are asked for. */
  public Parser.OfSamples ofSamples() {
    if (isEmpty()) {
      throw missing("an expression");
    }
    return Parser.ofSamples(Source.typed(rest()));
  }

  /**
   * Takes all that is left as a condition to run to: one that something in a run can change.
   *
   * @param command that runs to it; where a number stands alone, it is taken for a line
   */
  public Expr condition(String command) {
    Span span = here();
    Expr condition = expression();
    boolean reads = condition.all().anyMatch(Arguments::changes);
    if (!reads) {
      String typed = Printer.print(condition);
      boolean isLine = condition instanceof Expr.Num && !typed.contains(".");
      String instead =
          isLine
              ? "%s line == %s goes to a line, goto %s to an epoch"
                  .formatted(command, typed.equals("0") ? "1" : typed, typed)
              : "write %s line == 10".formatted(command);
      throw new UserError("'%s' is the same all along a run: %s".formatted(typed, instead), span);
    }
    return condition;
  }

  private static boolean changes(Expr expr) {
    return expr instanceof Expr.Name
        || (expr instanceof Expr.Call call && call.arguments().isEmpty());
  }

  /** Takes an expression up to a word that stands by itself, or all that is left. */
  public Expr expressionUpTo(String keyword) {
    Matcher matcher =
        Pattern.compile("\\s" + keyword + "\\b").matcher(line).region(at, line.length());
    if (!matcher.find()) {
      return expression();
    }
    Expr expr = Parser.expression(Source.typed(line.substring(at, matcher.start())));
    at = matcher.start();
    skipBlanks();
    return expr;
  }

  /** Takes {@code if CONDITION}, where it stands. */
  public Optional<Expr> condition() {
    return takes("if") ? Optional.of(expression()) : Optional.empty();
  }

  /** Takes all that is left as a statement. */
  public Statement statement() {
    if (isEmpty()) {
      throw missing("a statement such as Z1 = Ws @ x");
    }
    return Parser.statement(Source.typed(rest()));
  }

  /** Refuses whatever is left. */
  public void end() {
    if (!isEmpty()) {
      throw new UserError("'" + peek() + "' is left over; the usage is: " + usage, here());
    }
  }

  /** The place of the next word, for an error about it. */
  public Span here() {
    return new Span(Source.typed(line), at);
  }

  private UserError missing(String what) {
    return new UserError(what + " is missing; the usage is: " + usage, here());
  }
}
