package backstep.notation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A program with a name for each value: what line 9 writes as {@code Wo} is {@code Wo_at9}, and
 * every line reads the value that it reads in the program (static single assignment: Cytron et al.
 * 1991). The value with which a step begins keeps its name.
 */
public final class SingleAssignment {
  private final Program program;
  private final String mark;

  /** What each name stands for before line i + 1; the last entry is for the end. */
  private final List<Map<String, String>> before = new ArrayList<>();

  private final List<Line> lines = new ArrayList<>();

  /** Renames what the lines of a program write. */
  public SingleAssignment(Program program) {
    this.program = program;
    this.mark = mark(program);
    Map<String, String> names = new HashMap<>();
    before.add(Map.copyOf(names));
    for (int number = 1; number <= program.size(); number++) {
      Line line = program.line(number);
      Expr value = renamed(line.value(), names);
      names.put(line.target(), line.target() + mark + number);
      Statement statement = new Statement(names.get(line.target()), value, line.statement().span());
      lines.add(new Line(line.section(), statement, line.remark()));
      before.add(Map.copyOf(names));
    }
  }

  /** Longer than anything like it in the program. */
  private static String mark(Program program) {
    String mark = "_at";
    while (isUsed(program, mark)) {
      mark = "_" + mark;
    }
    return mark;
  }

  private static boolean isUsed(Program program, String mark) {
    return program.writtenNames().stream().anyMatch(name -> name.contains(mark))
        || program.settings().stream().anyMatch(setting -> setting.name().contains(mark));
  }

  private static Expr renamed(Expr expr, Map<String, String> names) {
    return expr.replaced(
        part ->
            part instanceof Expr.Name name
                ? Optional.of(
                    new Expr.Name(names.getOrDefault(name.name(), name.name()), name.span()))
                : Optional.empty());
  }

  /** The line with this number, from 1, writing and reading names of its own. */
  public Line line(int number) {
    return lines.get(number - 1);
  }

  /** What a line writes is called so. */
  public String writtenBy(int number) {
    return line(number).target();
  }

  /** What a name is called that stands for this value when a line is about to run. */
  public String before(int number, String name) {
    return before.get(number - 1).getOrDefault(name, name);
  }

  /** What a name is called that stands for this value at the end of the step. */
  public String atEnd(String name) {
    return before(program.size() + 1, name);
  }

  /**
   * The names of all values that come into what some parameters are at the end of a step, in that
   * step or by way of what others keep of an earlier one.
   */
  public Set<String> reaching(Collection<String> parameters) {
    Set<String> reaching = new HashSet<>();
    List<String> open = new ArrayList<>(parameters.stream().map(this::atEnd).toList());
    while (!open.isEmpty()) {
      String name = open.remove(open.size() - 1);
      if (reaching.add(name)) {
        open.add(atEnd(name));
        lines.stream()
            .filter(line -> line.target().equals(name))
            .flatMap(line -> line.value().names())
            .forEach(read -> open.add(read.name()));
      }
    }
    return reaching;
  }

  /** A name that nothing in the program has, nor any of its values. */
  public String fresh(String word, int number) {
    return word + mark + "_" + number;
  }
}
