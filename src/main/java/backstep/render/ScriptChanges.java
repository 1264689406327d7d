package backstep.render;

import backstep.network.Experiment;
import backstep.network.Origin;
import backstep.notation.Line;
import backstep.notation.Setting;
import backstep.render.ScriptBlocks.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What to change in the script that a program was read from, so that it does as the program. */
public final class ScriptChanges {
  private static final Pattern NAME = Pattern.compile("\\b[A-Za-z_]\\w*");

  private final Experiment experiment;
  private final ScriptBlocks blocks;
  private final List<Line> before = new ArrayList<>();
  private final List<Line> after = new ArrayList<>();

  /** Each line of the program with the one that it was when the script was read, where it was. */
  private final Map<Line, Line> kept = new LinkedHashMap<>();

  private final List<String> told = new ArrayList<>();

  private ScriptChanges(Experiment experiment) {
    this.experiment = experiment;
    this.blocks = new ScriptBlocks(experiment.origin());
    experiment.original().statements().forEach(before::add);
    experiment.program().statements().forEach(after::add);
  }

  /** The changes, a line each below a heading; empty where there are none, or no script. */
  public static String text(Experiment experiment) {
    if (experiment.origin().lines().isEmpty()) {
      return "";
    }
    List<String> told = new ScriptChanges(experiment).told();
    return told.isEmpty()
        ? ""
        : "to do the same in "
            + experiment.origin().file()
            + ":\n  "
            + String.join("\n  ", told)
            + "\n";
  }

  private List<String> told() {
    settings();
    match();
    List<Line> still = unmoved();
    for (int i = 0; i < after.size(); i++) {
      Line line = after.get(i);
      Line old = kept.get(line);
      if (old == null) {
        told.add("write " + words(line) + " " + target(i, still, 0));
      } else if (number(old) > 0) {
        moved(i, old, still);
        edited(line, old);
      }
    }
    before.stream()
        .filter(line -> !kept.containsValue(line) && number(line) > 0)
        .forEach(line -> told.add("take out " + line + ", of " + place(line)));
    return told;
  }

  private void settings() {
    for (Setting setting : experiment.program().settings()) {
      Optional<Setting> old = experiment.original().setting(setting.name());
      if (old.isPresent() && !old.get().text().equals(setting.text())) {
        told.add("set " + name(setting.name()) + " to " + setting.text());
      }
    }
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

  private void moved(int at, Line old, List<Line> still) {
    if (still.contains(after.get(at))) {
      return;
    }
    int line = number(old);
    Block block = blocks.statement(line);
    boolean shared = before.stream().filter(other -> block.holds(number(other))).count() > 1;
    String what = shared ? old + ", out of " + place(old) + "," : block.toString();
    told.add("move " + what + " " + target(at, still, line));
  }

  /** Where a line belongs: behind the last one before it that stays, or before the first. */
  private String target(int at, List<Line> still, int from) {
    for (int i = at - 1; i >= 0; i--) {
      if (still.contains(after.get(i)) && number(after.get(i)) > 0) {
        int line = number(after.get(i));
        return "after line " + blocks.statement(line).last() + elsewhere(line, from);
      }
    }
    for (int i = at + 1; i < after.size(); i++) {
      if (still.contains(after.get(i)) && number(after.get(i)) > 0) {
        int line = number(after.get(i));
        return "before line " + blocks.statement(line).first() + elsewhere(line, from);
      }
    }
    return "anew";
  }

  private String elsewhere(int line, int from) {
    return from == 0 || blocks.home(line) == blocks.home(from)
        ? ""
        : ", which is another part of the script: see that its names are known there";
  }

  private void edited(Line line, Line old) {
    if (!line.statement().equals(old.statement())) {
      told.add("change " + place(old) + ": " + words(old) + " becomes " + words(line));
    }
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
