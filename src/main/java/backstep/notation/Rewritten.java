package backstep.notation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A program with a derived backward section in place of its own. The lines that update parameters
 * come after it: those that the program has, as far as all they read is still there, and {@code P =
 * P - alpha * dP} for each parameter that is left without one. A parameter that no line writes is
 * data, and stays so, unless the program writes none at all.
 *
 * <p>What lives from step to step without the loss depending on it, such as gradients added up, is
 * kept with the lines that it reads, even where these are not derived.
 *
 * @param added update lines that the program did not have
 * @param dropped update lines that read what nothing writes any more
 * @param left lines that are not derived, of which others add something up
 * @param constant parameters with a gradient that no line of the program writes
 * @param addsAlpha true if the program had no learning rate and was given one
 */
public record Rewritten(
    Program program,
    List<Line> added,
    List<Line> dropped,
    List<Line> left,
    List<String> constant,
    boolean addsAlpha) {
  private static final String ALPHA = "alpha";
  private static final double USUAL_ALPHA = 0.1;

  public Rewritten {
    added = List.copyOf(added);
    dropped = List.copyOf(dropped);
    left = List.copyOf(left);
    constant = List.copyOf(constant);
  }

  /**
   * Rewrites a program.
   *
   * @param derived what {@link Derivation} writes for it
   */
  public static Rewritten of(Program program, List<Line> derived) {
    List<Line> forward = program.forward().toList();
    List<Line> own = program.lines().subList(forward.size(), program.size());
    List<Line> kept = new ArrayList<>();
    List<Line> dropped = new ArrayList<>();
    Map<String, String> gradients = gradients(program, derived);
    Set<String> gone = gone(program, own, derived);
    List<Line> left = left(program, own, gone, gradients);
    left.forEach(line -> gone.remove(line.target()));
    for (Line line : own) {
      if (line.section() == Section.UPDATE || program.isParameter(line.target())) {
        boolean fits = line.value().names().noneMatch(name -> gone.contains(name.name()));
        (fits ? kept : dropped).add(update(line.statement(), line.remark()));
        if (fits) {
          gone.remove(line.target());
        }
      }
    }
    List<String> constant = constant(program, gradients);
    gradients.values().removeAll(constant);
    kept.forEach(line -> gradients.values().remove(line.target()));
    List<Line> added = added(derived, gradients);
    boolean addsAlpha = !added.isEmpty() && !program.defines(ALPHA);
    List<Line> backward = withRemarks(derived, own);
    Program rewritten =
        program.editLines(
            lines ->
                Stream.of(forward, backward, left, kept, added).flatMap(List::stream).toList());
    return new Rewritten(
        addsAlpha ? rewritten.withSetting(ALPHA, USUAL_ALPHA) : rewritten,
        added,
        dropped,
        left,
        constant,
        addsAlpha);
  }

  /** The names that only the old backward and update lines write. */
  private static Set<String> gone(Program program, List<Line> own, List<Line> derived) {
    Set<String> gone = new HashSet<>();
    own.forEach(line -> gone.add(line.target()));
    program.parameters().forEach(line -> gone.remove(line.target()));
    program.forward().forEach(line -> gone.remove(line.target()));
    derived.forEach(line -> gone.remove(line.target()));
    return gone;
  }

  /** The parameters of which a gradient is derived, by the names of these. */
  private static Map<String, String> gradients(Program program, List<Line> derived) {
    Map<String, String> gradients = new LinkedHashMap<>();
    GradientNames names = new GradientNames(program);
    program.parameters().forEach(line -> gradients.put(names.of(line.target()), line.target()));
    gradients.keySet().retainAll(derived.stream().map(Line::target).toList());
    return gradients;
  }

  private static List<String> constant(Program program, Map<String, String> gradients) {
    return program.constants().stream().filter(gradients::containsValue).toList();
  }

  /** The lines that are gone, as far as what lives from step to step is made of them. */
  private static List<Line> left(
      Program program, List<Line> own, Set<String> gone, Map<String, String> gradients) {
    List<Line> left = new ArrayList<>();
    Set<String> read = new HashSet<>();
    for (int i = own.size() - 1; i >= 0; i--) {
      Line line = own.get(i);
      boolean isParameter = program.isParameter(line.target());
      boolean lives = isParameter && !gradients.containsValue(line.target());
      boolean isRead = gone.contains(line.target()) && read.contains(line.target());
      if (lives || isRead) {
        line.value().names().forEach(name -> read.add(name.name()));
      }
      if (isRead && !isParameter && line.section() != Section.UPDATE) {
        left.add(0, line);
      }
    }
    return left;
  }

  private static List<Line> added(List<Line> derived, Map<String, String> parameters) {
    return derived.stream()
        .filter(line -> parameters.containsKey(line.target()))
        .map(line -> plainUpdate(parameters.get(line.target()), line.target()))
        .toList();
  }

  private static Line plainUpdate(String parameter, String gradient) {
    String text = parameter + " = " + parameter + " - " + ALPHA + " * " + gradient;
    return update(Parser.statement(new Source("the added line", text)), Remark.NONE);
  }

  private static Line update(Statement statement, Remark remark) {
    return new Line(Section.UPDATE, statement, remark);
  }

  /** A line that the program had already keeps its comments. */
  private static List<Line> withRemarks(List<Line> derived, List<Line> own) {
    Map<String, Remark> remarks = new HashMap<>();
    own.forEach(line -> remarks.put(line.toString(), line.remark()));
    return derived.stream()
        .map(line -> line.with(remarks.getOrDefault(line.toString(), Remark.NONE)))
        .toList();
  }

  /** True if nothing but comments has changed from a program. */
  public boolean isLike(Program before) {
    return before.size() == program.size()
        && IntStream.rangeClosed(1, program.size())
            .allMatch(
                number ->
                    program.line(number).section() == before.line(number).section()
                        && program
                            .line(number)
                            .statement()
                            .equals(before.line(number).statement()));
  }
}
