package backstep.render;

import backstep.network.DataSet;
import backstep.network.Experiment;
import backstep.network.Origin;
import backstep.network.ScaledData;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Setting;
import backstep.render.ScriptBlocks.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What to change in the script that a program was read from, so that it does as the program. */
final class ScriptChanges {
  private static final Pattern NAME = Pattern.compile("\\b[A-Za-z_]\\w*");

  private final Experiment experiment;
  private final Optional<Spelling> spelling;
  private final ScriptBlocks blocks;
  private final List<Line> before = new ArrayList<>();
  private final List<Line> after = new ArrayList<>();

  /** Each line of the program with the one that it was when the script was read, where it was. */
  private final Map<Line, Line> kept = new LinkedHashMap<>();

  private final List<ScriptChange> changes = new ArrayList<>();

  /** How a line of the script is written anew. */
  record Spelling(AuthorsLine.Way way, NumpyPrinter numpy) {}

  private ScriptChanges(Experiment experiment, Optional<Spelling> spelling) {
    this.experiment = experiment;
    this.spelling = spelling;
    this.blocks = new ScriptBlocks(experiment.origin());
    experiment.original().statements().forEach(before::add);
    experiment.program().statements().forEach(after::add);
  }

  /** The changes, told in the notation. */
  static List<ScriptChange> of(Experiment experiment) {
    return new ScriptChanges(experiment, Optional.empty()).all();
  }

  /** The changes, as lines of the script. */
  static List<ScriptChange> of(Experiment experiment, Spelling spelling) {
    return new ScriptChanges(experiment, Optional.of(spelling)).all();
  }

  private List<ScriptChange> all() {
    settings();
    samples();
    match();
    List<Line> still = unmoved();
    for (int i = 0; i < after.size(); i++) {
      Line line = after.get(i);
      Line old = kept.get(line);
      if (old == null) {
        written(line, target(i, still));
      } else if (number(old) > 0) {
        if (!still.contains(line)) {
          moved(old, target(i, still));
        }
        edited(line, old);
      }
    }
    before.stream()
        .filter(line -> !kept.containsValue(line) && number(line) > 0)
        .forEach(this::takenOut);
    return changes;
  }

  private void settings() {
    for (Setting setting : experiment.program().settings()) {
      Optional<Setting> old = experiment.original().setting(setting.name());
      if (old.isPresent() && !old.get().text().equals(setting.text())) {
        set(name(setting.name()), old.get().text(), setting.text());
      }
    }
  }

  /** A number that the script gives a name in one place. */
  private void set(String name, String old, String now) {
    Pattern place = Pattern.compile("(" + name + "\\s*=\\s*)" + Pattern.quote(old) + "(\\s*#.*)?");
    List<Integer> found =
        IntStream.range(0, experiment.origin().lines().size())
            .filter(i -> place.matcher(experiment.origin().lines().get(i).text()).matches())
            .boxed()
            .toList();
    String told = "set " + name + " to " + now;
    changes.add(
        found.size() != 1
            ? ScriptChange.byHand(told)
            : ScriptChange.of(
                told,
                text ->
                    text.rewrite(
                        found.get(0) + 1,
                        place
                            .matcher(text.line(found.get(0) + 1))
                            .replaceAll("$1" + Matcher.quoteReplacement(now) + "$2"))));
  }

  private void samples() {
    DataSet own = DataSet.own(experiment.original().data());
    DataSet now = experiment.data();
    if (!now.samples().equals(own.samples())) {
      boolean isScaled = ScaledData.of(own).data().samples().equals(now.samples());
      changes.add(
          ScriptChange.byHand(isScaled ? scaled() : "train on the samples that data shows"));
    }
  }

  /** How the inputs are scaled where they are made. */
  private String scaled() {
    boolean isByRows =
        experiment.program().lines().stream().anyMatch(line -> line.value().reads("X"));
    return isByRows || experiment.isBatched()
        ? "scale the inputs where they are made: "
            + "%1$s = (%1$s - %1$s.mean(%2$s)) / %1$s.std(%2$s)"
                .formatted(
                    name(isByRows ? "X" : "x"), isByRows ? "axis=0" : "axis=1, keepdims=True")
        : "scale each input where it is made, to mean 0 and standard deviation 1";
  }

  /** A line is kept if it says the same in its place; what is left in its place was edited. */
  private void match() {
    List<Line> left = new ArrayList<>(before);
    for (Line line : after) {
      left.stream()
          .filter(old -> isSame(old, line))
          .findFirst()
          .ifPresent(
              old -> {
                kept.put(line, old);
                left.remove(old);
              });
    }
    for (Line line : after) {
      left.stream()
          .filter(old -> !kept.containsKey(line) && old.remark().equals(line.remark()))
          .findFirst()
          .ifPresent(
              old -> {
                kept.put(line, old);
                left.remove(old);
              });
    }
  }

  private static boolean isSame(Line old, Line line) {
    return old.remark().equals(line.remark()) && old.statement().equals(line.statement());
  }

  /** As much of the program as is in its old order, moving as little of the script as can be. */
  private List<Line> unmoved() {
    List<Line> lines = after.stream().filter(kept::containsKey).toList();
    int size = lines.size();
    int[] best = new int[size];
    int[] from = new int[size];
    int last = -1;
    for (int i = 0; i < size; i++) {
      from[i] = -1;
      for (int j = 0; j < i; j++) {
        boolean inOrder = index(lines.get(j)) < index(lines.get(i));
        if (inOrder && best[j] > (from[i] < 0 ? 0 : best[from[i]])) {
          from[i] = j;
        }
      }
      int line = number(lines.get(i));
      best[i] =
          (from[i] < 0 ? 0 : best[from[i]]) + (line == 0 ? 1 : 2 * blocks.statement(line).size());
      last = last < 0 || best[i] > best[last] ? i : last;
    }
    List<Line> unmoved = new ArrayList<>();
    for (int i = last; i >= 0; i = from[i]) {
      unmoved.add(0, lines.get(i));
    }
    return unmoved;
  }

  private int index(Line line) {
    return before.indexOf(kept.get(line));
  }

  /**
   * Where a line belongs.
   *
   * @param line the line of the script that it stands beside; 0 for none
   * @param behind the line of the script that comes before it
   */
  private record Target(int line, int behind, String words) {}

  /** Behind the last one before it that stays, or before the first. */
  private Target target(int at, List<Line> still) {
    for (int i = at - 1; i >= 0; i--) {
      if (still.contains(after.get(i)) && number(after.get(i)) > 0) {
        int line = number(after.get(i));
        int last = blocks.statement(line).last();
        return new Target(line, last, "after line " + last);
      }
    }
    for (int i = at + 1; i < after.size(); i++) {
      if (still.contains(after.get(i)) && number(after.get(i)) > 0) {
        int line = number(after.get(i));
        int first = blocks.statement(line).first();
        return new Target(line, first - 1, "before line " + first);
      }
    }
    return new Target(0, 0, "anew");
  }

  private void moved(Line old, Target target) {
    int line = number(old);
    Block block = blocks.statement(line);
    boolean isElsewhere = target.line() == 0 || blocks.home(target.line()) != blocks.home(line);
    boolean isShared = before.stream().filter(other -> block.holds(number(other))).count() > 1;
    String what = isShared ? old + ", out of " + place(old) + "," : block.toString();
    String told = "move " + what + " " + target.words();
    changes.add(
        isShared
            ? ScriptChange.byHand(told)
            : isElsewhere
                ? ScriptChange.byHand(
                    told
                        + ", which is another part of the script: see that its names are known"
                        + " there")
                : ScriptChange.of(told, text -> text.move(block, target.behind())));
  }

  private void edited(Line line, Line old) {
    if (line.statement().equals(old.statement())) {
      return;
    }
    int number = number(old);
    Optional<String> anew =
        spelling
            .filter(any -> before.stream().filter(other -> number(other) == number).count() == 1)
            .flatMap(one -> anew(line, old, one));
    changes.add(
        anew.map(
                text ->
                    ScriptChange.of(
                        "change line " + number + " to " + text.strip(),
                        script -> script.rewrite(number, text)))
            .orElseGet(
                () ->
                    ScriptChange.byHand(
                        "change line " + number + ": " + words(old) + " becomes " + words(line))));
  }

  private Optional<String> anew(Line line, Line old, Spelling one) {
    return AuthorsLine.of(experiment.origin().lines().get(number(old) - 1).text())
        .flatMap(text -> text.with(old, line, one.way(), value -> numpy(one, value)));
  }

  private void written(Line line, Target target) {
    Optional<String> numpy =
        spelling.map(one -> name(line.target()) + " = " + numpy(one, line.value()));
    String told = "write " + numpy.orElse(words(line)) + " " + target.words();
    changes.add(
        numpy.isEmpty() || target.line() == 0
            ? ScriptChange.byHand(told)
            : ScriptChange.of(
                told,
                text -> {
                  String beside = text.line(blocks.statement(target.line()).first());
                  String indent = beside.substring(0, beside.indexOf(beside.strip()));
                  text.write(target.behind(), indent + numpy.get());
                }));
  }

  private void takenOut(Line line) {
    Block block = blocks.statement(number(line));
    boolean isShared = before.stream().filter(other -> block.holds(number(other))).count() > 1;
    changes.add(
        isShared || spelling.isEmpty()
            ? ScriptChange.byHand("take out " + line + ", of " + place(line))
            : ScriptChange.of("take out " + block, text -> text.take(block)));
  }

  /** An expression as numpy has it, with the author's names. */
  private String numpy(Spelling one, Expr value) {
    return one.numpy()
        .inOneLine(
            value.replaced(
                part ->
                    part instanceof Expr.Name name && !name(name.name()).equals(name.name())
                        ? Optional.of(new Expr.Name(name(name.name()), name.span()))
                        : Optional.empty()));
  }

  /** The line of the script; 0 for a line of the program that is not the script's. */
  private static int number(Line line) {
    return line.remark().place().map(Origin::number).orElse(0);
  }

  private String place(Line line) {
    return blocks.statement(number(line)).toString();
  }

  /** A line with the author's names. */
  private String words(Line line) {
    return NAME.matcher(line.toString()).replaceAll(name -> name(name.group()));
  }

  private String name(String name) {
    return experiment.origin().names().getOrDefault(name, name);
  }
}
