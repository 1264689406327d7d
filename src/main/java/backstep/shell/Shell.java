package backstep.shell;

import backstep.machine.Machine;
import backstep.notation.Nearest;
import backstep.notation.Parser;
import backstep.notation.Patience;
import backstep.notation.Setting;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.render.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lines: finds the command, runs it, keeps the undo, and catches what the user did wrong. */
public final class Shell {
  private static final Pattern FIRST_WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

  /** After epoch, which is a command and a value, this makes an expression. */
  private static final Pattern OPERATOR = Pattern.compile("\\s*([-+*/@<>]|==|!=|and\\b|or\\b)");

  /** The prompt, where a line was taken from a page with it. */
  private static final Pattern PASTED = Pattern.compile("^\\s*+(?:backstep>\\s*+)++");

  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9.]*+(?:e[-+]?[0-9]++)?");

  private static final String NO_QUESTION = "no question is open that a number could answer\n";

  private static final String PRINT = "print";
  private static final int LONGEST_LINE = 20_000;

  private final List<Command> commands;

  /**
   * A shell with these commands.
   *
   * @param commands given the shell itself, since help and source need it
   */
  public Shell(Function<Shell, List<Command>> commands) {
    this.commands = List.copyOf(commands.apply(this));
  }

  /** All commands, in the order of the help. */
  public List<Command> commands() {
    return commands;
  }

  /**
   * Runs a line that somebody has typed: the companions of the session hear it, and one of them may
   * take it.
   *
   * @param watcher is given the reply of each command as soon as there is one
   * @return the replies as one
   */
  public Reply type(Session session, String typed, World world, Consumer<Reply> watcher) {
    String line = PASTED.matcher(typed).replaceFirst("");
    for (Companion companion : session.companions()) {
      line = companion.reads(line, world);
    }
    Reply reply = taken(session, line, world).orElse(null);
    if (reply == null) {
      World around = world;
      for (Companion companion : session.companions()) {
        around = companion.around(around);
      }
      reply = run(session, line, around, watcher);
    } else {
      watcher.accept(reply);
    }
    for (Companion companion : reply.session().companions()) {
      Reply said = companion.hears(session, line, reply, world);
      watcher.accept(said);
      reply = said.after(reply.text()).asWell(reply);
    }
    return reply;
  }

  private static Optional<Reply> taken(Session session, String line, World world) {
    try {
      return session.companions().stream()
          .flatMap(
              companion -> Patience.of(world, () -> companion.takes(session, line, world)).stream())
          .findFirst();
    } catch (UserError error) {
      return Optional.of(failure(session, false, error.text()));
    }
  }

  /** Runs a line: commands separated by {@code ;}, up to one that fails or is cancelled. */
  public Reply run(Session session, String line, World world) {
    return run(session, line, world, reply -> {});
  }

  /**
   * The same for somebody who waits.
   *
   * @param watcher is given the reply of each command as soon as there is one
   * @return the replies as one
   */
  public Reply run(Session session, String line, World world, Consumer<Reply> watcher) {
    Reply reply = Reply.of(session, "");
    for (String command : split(line)) {
      Reply one = runOne(reply.session(), command, world);
      watcher.accept(one);
      reply = one.after(reply.text());
      if (reply.failed() || reply.quits() || world.isCancelled()) {
        break;
      }
    }
    return reply;
  }

  /** The commands of a line, its comment left out. A blank line is one blank command. */
  public static List<String> split(String line) {
    int hash = line.indexOf('#');
    String content = hash < 0 ? line : line.substring(0, hash);
    if (content.isBlank()) {
      return hash < 0 ? List.of("") : List.of();
    }
    return Arrays.stream(content.split(";")).filter(part -> !part.isBlank()).toList();
  }

  private Reply runOne(Session session, String typed, World world) {
    String line = typed.isBlank() ? session.again() : typed.strip();
    if (line.isEmpty()) {
      return Reply.of(session, "");
    }
    boolean motion = false;
    try {
      Optional<Command> command = find(session, line);
      motion = command.map(Command::repeats).orElse(false);
      return Patience.of(world, () -> dispatch(session, command, line, world));
    } catch (UserError error) {
      return failure(session, motion, error.text());
    } catch (OutOfMemoryError error) {
      return failure(
          session,
          motion,
          "this takes more memory than there is, " + megabytes() + " MB: nothing has changed");
    }
  }

  private static long megabytes() {
    return Runtime.getRuntime().maxMemory() / 1_000_000;
  }

  /** A session is a value, so the one before the line is as it was, whatever went wrong in it. */
  private static Reply failure(Session session, boolean motion, String why) {
    Session kept = motion ? session.withAgain("") : session;
    return Reply.failure(kept, Style.WRONG.on(why) + "\n");
  }

  /** What is to stand behind the next prompt, to be typed on, after a line that asks for that. */
  public Optional<String> typedOn(Session session, String line) {
    List<String> parts = split(line);
    if (parts.size() != 1) {
      return Optional.empty();
    }
    String one = parts.get(0).strip();
    try {
      return find(session, one)
          .flatMap(command -> command.typedOn(session, arguments(command, one)));
    } catch (UserError error) {
      return Optional.empty();
    }
  }

  /** A line as it is typed, with its commands, names and numbers in styles. */
  public String highlighted(Session session, String line) {
    return new Highlighting(this, session).of(line);
  }

  private static Arguments arguments(Command command, String line) {
    return new Arguments(line, firstWord(line).length(), command.help().usage());
  }

  /** Runs a command, or prints an expression. */
  private Reply dispatch(Session session, Optional<Command> named, String line, World world) {
    Command command = named.orElseGet(() -> exactly(PRINT).orElseThrow());
    String noAnswer = NUMBER.matcher(line).matches() ? NO_QUESTION : "";
    String full = named.isPresent() ? line : PRINT + " " + line;
    Reply reply = command.run(session, arguments(command, full), world);
    return remember(session, command, line, reply.before(noAnswer));
  }

  /** Keeps the undo and the motion to repeat. */
  private static Reply remember(Session before, Command command, String line, Reply reply) {
    Session after = reply.session();
    if (after.undo().equals(before.undo()) && !after.looksLike(before)) {
      after =
          after
              .withUndo(before.undo().changedFrom(before, line))
              .withMeans(after.means().with(command.help().name(), line));
    }
    boolean isMotion =
        command.help().group() == Group.MOVE && !after.timeline().equals(before.timeline());
    after = isMotion ? after.withAgain(command.repeats() ? line : "") : after;
    return reply.with(hunting(before, command, after));
  }

  /** Counts a look, if a hunt is on. */
  private static Session hunting(Session before, Command command, Session after) {
    if (after.hunt().isEmpty()) {
      return after;
    }
    Hunt now = after.hunt().get();
    Hunt hunt = before.hunt().map(now::notBefore).orElse(now);
    return after.withHunt(command.isLook() ? hunt.looked() : hunt);
  }

  /** The command that one command of a line names; nothing for an expression, or a mistake. */
  public Optional<Command> commandOf(Session session, String typed) {
    try {
      return typed.isBlank() ? Optional.empty() : find(session, typed.strip());
    } catch (UserError error) {
      return Optional.empty();
    }
  }

  /** True of an expression to print: it names no command, and none was meant. */
  public boolean isExpression(Session session, String typed) {
    try {
      return find(session, typed.strip()).isEmpty();
    } catch (UserError error) {
      return false;
    }
  }

  /** The command a line names; nothing if it is an expression to print. */
  private Optional<Command> find(Session session, String line) {
    if (line.length() > LONGEST_LINE) {
      throw new UserError(
          "this line has " + line.length() + " characters; at most " + LONGEST_LINE + " are read");
    }
    String word = firstWord(line);
    String rest = line.substring(word.length());
    Optional<Command> exact = exactly(word);
    boolean callsFunction = rest.startsWith("(") && Parser.isReserved(word);
    boolean goesOnAsExpression = isName(session, word) && OPERATOR.matcher(rest).lookingAt();
    if (exact.isPresent() && !callsFunction && !goesOnAsExpression) {
      return exact;
    }
    if (word.isEmpty()
        || rest.startsWith("(")
        || rest.startsWith("'")
        || isName(session, word)
        || session.timeline().here().experiment().program().setting(word).isPresent()
        || Parser.isReserved(word)) {
      return Optional.empty();
    }
    return byAlias(word)
        .or(() -> byPrefix(word, line))
        .or(
            () -> {
              throw unknown(session, word, line);
            });
  }

  private static String firstWord(String line) {
    Matcher matcher = FIRST_WORD.matcher(line);
    return matcher.lookingAt() ? matcher.group() : "";
  }

  private Optional<Command> exactly(String word) {
    return commands.stream().filter(command -> command.help().name().equals(word)).findFirst();
  }

  private Optional<Command> byAlias(String word) {
    return commands.stream().filter(command -> command.help().aliases().contains(word)).findFirst();
  }

  private Optional<Command> byPrefix(String word, String line) {
    List<Command> matching =
        commands.stream().filter(command -> command.help().name().startsWith(word)).toList();
    if (matching.size() > 1) {
      List<String> names = matching.stream().map(command -> command.help().name()).toList();
      throw new UserError(
          "'" + word + "' could be " + String.join(" or ", names) + ": write more of it",
          new Span(Source.typed(line), 0));
    }
    return matching.stream().findFirst();
  }

  /** A value's name wins over an alias or prefix of the same letters; step is the command. */
  private static boolean isName(Session session, String word) {
    Machine machine = session.timeline().here();
    boolean isGiven = machine.experiment().given().contains(word) && !word.equals("step");
    return isGiven
        || machine.experiment().program().setting(word).filter(Setting::isNumber).isPresent()
        || machine.experiment().program().writtenNames().contains(word);
  }

  private UserError unknown(Session session, String word, String line) {
    List<String> known = new ArrayList<>(allWords());
    known.removeIf(name -> name.length() == 1);
    known.addAll(session.timeline().here().experiment().program().writtenNames());
    return new UserError(
        "there is no command or value '"
            + word
            + "'"
            + Nearest.hint(word, known, "help lists the commands"),
        new Span(Source.typed(line), 0));
  }

  private List<String> allWords() {
    return commands.stream().flatMap(command -> command.help().names().stream()).toList();
  }

  /** What can stand next, given the words before. */
  public List<Argument> next(List<String> before) {
    if (before.isEmpty()) {
      return List.of(Completion.COMMAND, Completion.NAME);
    }
    Syntax syntax = named(before.get(0)).map(Command::syntax).orElse(Completion.EXPRESSION);
    for (String word : before.subList(1, before.size())) {
      syntax = syntax.behind(word);
    }
    return syntax.first();
  }

  /** The command of this name, alias or unambiguous beginning. */
  private Optional<Command> named(String word) {
    List<Command> beginning =
        commands.stream().filter(command -> command.help().name().startsWith(word)).toList();
    return exactly(word)
        .or(() -> byAlias(word))
        .or(() -> beginning.size() == 1 ? beginning.stream().findFirst() : Optional.empty());
  }
}
