package backstep.script;

import backstep.network.Origin;
import backstep.notation.Span;
import backstep.script.Syntax.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/** What a script does that its program does without: it prints, plots, keeps, or tests. */
final class LeftOut {
  private static final int LONGEST = 50;

  /** By what a statement is known, in the order in which it is said. */
  private static final Map<String, Pattern> KINDS = new LinkedHashMap<>();

  private static final Pattern ARGUMENTS = Pattern.compile("\\bargv\\b");

  static {
    KINDS.put("plots", Pattern.compile("\\b(plt|pyplot|pylab|fig|figure|ax|axes|.*surface.*)\\b"));
    KINDS.put("prints", Pattern.compile("\\bprint\\b"));
    KINDS.put(EarlyStop.WHAT, Pattern.compile("\\bbreak\\b"));
  }

  private final String file;
  private final List<String> lines;
  private final TrainingLoop training;
  private final Set<Statement> elsewhere;
  private final List<String> said = new ArrayList<>();

  private LeftOut(String file, String text, TrainingLoop training, Set<Statement> elsewhere) {
    this.elsewhere = elsewhere;
    this.file = file.substring(file.lastIndexOf('/') + 1);
    this.lines = text.lines().toList();
    this.training = training;
  }

  /**
   * What is left out, a line each, with its place.
   *
   * @param elsewhere what is told where it is reached
   */
  static List<String> of(
      String file,
      String text,
      List<Statement> script,
      TrainingLoop training,
      Set<Statement> elsewhere) {
    LeftOut out = new LeftOut(file, text, training, elsewhere);
    if (training.samples() == null) {
      out.step(Rounds.body(training.loop()));
    } else {
      out.epoch();
    }
    if (training.around() != null) {
      int line = line(training.around());
      out.said.add(
          "left out: " + out.file + ":" + line + ": all rounds of this loop but the first");
    }
    out.after(script);
    out.alone();
    return out.said;
  }

  /** Nobody says what a script is called with. */
  private void alone() {
    for (int i = 1; i <= lines.size(); i++) {
      if (ARGUMENTS.matcher(text(i, i)).find()) {
        said.add("left out: " + file + ":" + i + ": arguments; it is read as run without any");
        return;
      }
    }
  }

  /** Where something stands: the file without its folder, and the line. */
  static String place(Span span) {
    String where = span.source().where();
    return where.substring(where.lastIndexOf('/') + 1);
  }

  private void epoch() {
    for (SampleLoop.Level level : training.way()) {
      boolean after = false;
      for (Statement statement : level.body()) {
        if (statement == training.samples()) {
          step(Rounds.body(statement));
        }
        if (statement == level.through()) {
          after = true;
        } else if (!training.ofTheEpoch().contains(statement)
            && !training.isOfOneStep(statement)
            && !elsewhere.contains(statement)
            && !(statement instanceof Syntax.Return)
            && (after || !writes(statement))) {
          say(line(statement), last(statement), kinds(statement));
        }
      }
    }
  }

  private static boolean writes(Statement statement) {
    return statement instanceof Syntax.Assignment || statement instanceof Syntax.Change;
  }

  /** What a step prints or draws. */
  private void step(List<Statement> statements) {
    for (Statement statement : statements) {
      if (elsewhere.contains(statement)) {
        continue;
      }
      Set<String> kinds = kinds(statement);
      boolean only = inner(statement).stream().noneMatch(LeftOut::writes);
      if (!kinds.isEmpty() && !writes(statement) && only) {
        say(line(statement), last(statement), kinds);
      } else {
        step(inner(statement));
      }
    }
  }

  /** What stands behind the training: neighbours of one kind are said together. */
  private void after(List<Statement> script) {
    Statement training = script.stream().filter(this::holdsTraining).findFirst().orElse(null);
    if (training instanceof Syntax.Definition function) {
      training = call(function.name(), script);
    } else if (training instanceof Syntax.ClassDefinition type) {
      Statement method = type.body().stream().filter(this::holdsTraining).findFirst().orElseThrow();
      training = call("." + ((Syntax.Definition) method).name(), script);
    }
    Set<String> kinds = Set.of();
    int from = 0;
    int to = 0;
    for (Statement statement : behind(training, script)) {
      boolean counts = training != null && !isDefinition(statement);
      Set<String> own = counts ? kinds(statement) : Set.of();
      if (counts && from > 0 && !kinds.isEmpty() && !own.isEmpty() && !own.equals(kinds)) {
        say(from, to, kinds);
        from = 0;
      }
      kinds = own.isEmpty() && from > 0 ? kinds : own;
      from = counts && from == 0 ? line(statement) : from;
      to = counts ? last(statement) : to;
    }
    if (from > 0) {
      say(from, to, kinds.isEmpty() ? Set.of("what follows the training") : kinds);
    }
  }

  private static List<Statement> behind(Statement one, List<Statement> script) {
    return script.stream().dropWhile(other -> other != one).skip(1).toList();
  }

  /** The statement that calls the function that trains, however deep. */
  private static Statement call(String training, List<Statement> script) {
    ParameterChanges functions = ParameterChanges.of(script);
    return script.stream()
        .filter(statement -> !isDefinition(statement))
        .filter(one -> Mentions.of(one).through(functions).read().contains(training))
        .findFirst()
        .orElse(null);
  }

  private static boolean isDefinition(Statement statement) {
    return statement instanceof Syntax.Definition || statement instanceof Syntax.ClassDefinition;
  }

  private boolean holdsTraining(Statement statement) {
    return statement == training.loop() || inner(statement).stream().anyMatch(this::holdsTraining);
  }

  private void say(int from, int to, Set<String> kinds) {
    String what =
        kinds.isEmpty()
            ? StringUtils.abbreviate(lines.get(from - 1).strip(), LONGEST)
            : String.join(", ", kinds);
    String surface =
        what.equals("plots") && text(from, to).contains("surface") ? ", the surface" : "";
    said.add(
        "left out: " + file + ":" + from + (to > from ? " to " + to : "") + ": " + what + surface);
  }

  private String text(int from, int to) {
    return lines.subList(from - 1, to).stream()
        .map(line -> StringUtils.substringBefore(line, "#"))
        .collect(Collectors.joining("\n"));
  }

  private Set<String> kinds(Statement statement) {
    String text = text(line(statement), last(statement));
    return KINDS.entrySet().stream()
        .filter(kind -> kind.getValue().matcher(text).find())
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static int line(Statement statement) {
    return Origin.number(statement.span().source().where());
  }

  private static int last(Statement statement) {
    return inner(statement).stream().mapToInt(LeftOut::last).reduce(line(statement), Math::max);
  }

  /** The statements in a statement. */
  static List<Statement> inner(Statement statement) {
    if (statement instanceof Syntax.If branch) {
      List<Statement> both = new ArrayList<>(branch.yes());
      both.addAll(branch.no());
      return both;
    }
    if (statement instanceof Syntax.Definition function) {
      return function.body();
    }
    if (statement instanceof Syntax.ClassDefinition type) {
      return type.body();
    }
    boolean loop = statement instanceof Syntax.For || statement instanceof Syntax.While;
    return loop ? Rounds.body(statement) : List.of();
  }
}
