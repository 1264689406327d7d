package backstep.lesson;

import backstep.notation.Nearest;
import backstep.notation.UserError;
import backstep.shell.Command;
import backstep.shell.Session;
import backstep.shell.Shell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Looks for what is wrong with a lesson that can be read: what a replay finds, from the file's own
 * seed and from others; what a question lacks; what gives an answer away.
 */
public final class Lint {
  /** Seeds that might be given to a student. */
  private static final List<Integer> SEEDS = List.of(2, 3, 5, 8, 13);

  private static final int WIDTH = 80;

  private static final Pattern BLOCK =
      Pattern.compile("\\s*(`{2,}|~{2,})\\s*(" + String.join("|", Document.RUN) + ")\\b");

  private final Document document;
  private final Shell shell;
  private final List<Flaw> flaws = new ArrayList<>();

  private Lint(Document document, Shell shell) {
    this.document = document;
    this.shell = shell;
  }

  /**
   * All that is wrong, in the order of the file.
   *
   * @param known the ids of all lessons there are
   */
  public static List<Flaw> of(Document document, Set<String> known, Shell shell) {
    if (document.front().isCopy()) {
      return List.of(new Flaw(1, Student.UNCHECKED));
    }
    Lint lint = new Lint(document, shell);
    lint.head(known);
    List<Replay.Result> results = Replay.run(document, lint.begin(OptionalInt.empty()));
    results.forEach(result -> lint.flaws.addAll(result.flaws()));
    lint.otherSeeds();
    document.questions().forEach(question -> lint.flaws.addAll(QuestionLint.of(question)));
    results.stream().filter(Replay.Result::ran).forEach(lint::goal);
    lint.flaws.addAll(Equality.flaws(document));
    lint.values();
    lint.widths();
    lint.swallowed();
    lint.checkpoints();
    lint.gaps();
    lint.flaws.sort(Comparator.comparingInt(Flaw::line));
    return List.copyOf(lint.flaws);
  }

  private void add(int line, String text) {
    flaws.add(new Flaw(line, text));
  }

  private void head(Set<String> known) {
    Front front = document.front();
    if (front.id().isEmpty()) {
      add(1, "a lesson has a line lesson: ID in its head");
      return;
    }
    String file = document.file().substring(document.file().lastIndexOf('/') + 1);
    if (!file.replaceFirst("^\\d\\d-", "").equals(front.id() + ".md")) {
      add(1, "the file of this lesson is called NN-" + front.id() + ".md, not " + file);
    }
    if (front.title().equals(front.id())) {
      add(1, "a lesson has a line title: in its head");
    }
    if (front.needs().contains(front.id())) {
      add(1, "a lesson does not need itself");
    }
    front.needs().stream()
        .filter(id -> !known.contains(id))
        .forEach(id -> add(1, "there is no lesson '" + id + "', which this one needs"));
    List<Question> questions = document.questions();
    if (questions.isEmpty() || !(questions.get(questions.size() - 1) instanceof Goal)) {
      add(lastLine(), "a lesson ends in a goal");
    }
  }

  private int lastLine() {
    List<Part> parts = document.parts();
    return parts.isEmpty() ? 1 : parts.get(parts.size() - 1).line();
  }

  /** Each flaw once, with the first seed that has it; none that the own seed has, too. */
  private void otherSeeds() {
    if (document.front().isSeedPinned()) {
      return;
    }
    Set<Integer> told = new HashSet<>(flaws.stream().map(Flaw::line).toList());
    for (int seed : SEEDS) {
      for (Replay.Result result : Replay.runAtOtherSeed(document, begin(OptionalInt.of(seed)))) {
        for (Flaw flaw : result.flaws()) {
          if (told.add(flaw.line())) {
            add(
                flaw.line(),
                "with seed "
                    + seed
                    + ": "
                    + flaw.text().strip()
                    + "; a lesson about one seed has in its head seed: pinned, and why");
          }
        }
      }
    }
  }

  /** What reaches a goal by itself; and the commands that it excludes. */
  private void goal(Replay.Result result) {
    if (result.part() instanceof Goal goal) {
      List<String> reaching = Attempts.reaching(result.from(), goal);
      if (!reaching.isEmpty()) {
        add(goal.line(), "reached by no work (without: excludes commands):" + listed(reaching));
      }
      excluded(goal);
    }
  }

  private static String listed(List<String> commands) {
    return commands.stream().map(one -> "\n  " + one).collect(Collectors.joining());
  }

  private void excluded(Goal goal) {
    List<String> names = shell.commands().stream().map(one -> one.help().name()).toList();
    goal.without().stream()
        .map(one -> one.replaceFirst(" .*", ""))
        .filter(one -> !names.contains(one))
        .map(
            one ->
                "without: there is no command '"
                    + one
                    + "'"
                    + Nearest.hint(one, names, "help lists them"))
        .forEach(text -> add(goal.line(), text));
  }

  private Reference begin(OptionalInt seed) {
    return Reference.begin(document, seed, shell, new Scratch());
  }

  /** A value that an earlier line has printed under its name is no question any more. */
  private void values() {
    Session session = begin(OptionalInt.empty()).now();
    Set<String> printed = new HashSet<>();
    for (Part part : document.parts()) {
      if (part instanceof SessionBlock block) {
        block.exchanges().stream()
            .flatMap(exchange -> exchange.expected().stream())
            .filter(line -> line.contains(" = "))
            .forEach(line -> printed.add(line.substring(0, line.indexOf(" = ")).strip()));
      }
      if (part instanceof Predict predict
          && onlyLooks(predict.run(), session)
          && printed.contains(predict.value().text())) {
        add(part.line(), "an earlier line of output shows " + predict.value().text());
      }
      if (part instanceof Goal || (part instanceof Predict one && !onlyLooks(one.run(), session))) {
        printed.clear();
      }
    }
  }

  private boolean onlyLooks(String run, Session session) {
    return Shell.split(run).stream()
        .filter(one -> !one.isBlank())
        .allMatch(one -> shell.commandOf(session, one).filter(Command::isLook).isPresent());
  }

  /** A block that is prose by mistake would no longer be checked. */
  private void swallowed() {
    document
        .all(Prose.class)
        .forEach(
            prose -> {
              List<String> lines = prose.text().lines().toList();
              for (int i = 0; i < lines.size(); i++) {
                if (BLOCK.matcher(lines.get(i)).lookingAt()) {
                  add(prose.line() + i, "this looks like a block that is run, but it is prose");
                }
              }
            });
  }

  private void checkpoints() {
    document
        .all(Checkpoint.class)
        .filter(checkpoint -> checkpoint.asserts().isEmpty())
        .forEach(checkpoint -> add(checkpoint.line(), "this checkpoint asserts nothing"));
  }

  /** That a command fails is something, whatever it says. */
  private void gaps() {
    for (SessionBlock block : document.sessions()) {
      List<String> shown =
          block.exchanges().stream().flatMap(one -> one.expected().stream()).toList();
      boolean isFree =
          shown.stream().allMatch(one -> one.equals(Output.GAP) || one.equals(Output.ANY));
      if (isFree && !shown.isEmpty() && !block.fails()) {
        add(block.line(), "this session shows nothing but " + Output.ANY);
      }
    }
  }

  private void widths() {
    for (SessionBlock block : document.sessions()) {
      for (SessionBlock.Exchange exchange : block.exchanges()) {
        int typed = (SessionBlock.PROMPT + " " + exchange.command()).length();
        if (typed >= WIDTH && !block.hidden()) {
          add(exchange.line(), "with the prompt it does not fit in " + WIDTH + " columns");
        }
        if (exchange.expected().stream().anyMatch(line -> line.length() > WIDTH)) {
          add(exchange.line(), "its output is wider than " + WIDTH + " columns");
        }
      }
    }
  }

  /**
   * The same for the text of a file, which may be none.
   *
   * @return what is wrong, or what keeps it from being read
   */
  public static List<String> lines(String file, String text, Set<String> known, Shell shell) {
    try {
      Document document = Document.parse(file, text);
      return of(document, known, shell).stream()
          .map(flaw -> (file + ":" + flaw.line() + ": " + flaw.text()).strip())
          .toList();
    } catch (UserError error) {
      return List.of(error.text());
    }
  }
}
