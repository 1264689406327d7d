package backstep.notation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A program with a derived backward section in place of its own. The lines that update parameters
 * come after it: those that the program has, as far as all they read is still there, and {@code P =
 * P - alpha * dP} for each parameter that is left without one.
 *
 * @param added update lines that the program did not have
 * @param dropped update lines that read what nothing writes any more
 * @param addsAlpha true if the program had no learning rate and was given one
 */
public record Rewritten(Program program, List<Line> added, List<Line> dropped, boolean addsAlpha) {
  private static final String ALPHA = "alpha";
  private static final double USUAL_ALPHA = 0.1;

  public Rewritten {
    added = List.copyOf(added);
    dropped = List.copyOf(dropped);
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
    Set<String> gone = gone(program, own, derived);
    for (Line line : own) {
      if (line.section() == Section.UPDATE || program.isParameter(line.target())) {
        boolean fits = line.value().names().noneMatch(name -> gone.contains(name.name()));
        (fits ? kept : dropped).add(update(line.statement(), line.remark()));
        if (fits) {
          gone.remove(line.target());
        }
      }
    }
    List<Line> added = added(program, derived, kept);
    boolean addsAlpha = !added.isEmpty() && !program.defines(ALPHA);
    List<Line> backward = withRemarks(derived, own);
    Program rewritten =
        program.editLines(
            lines -> Stream.of(forward, backward, kept, added).flatMap(List::stream).toList());
    return new Rewritten(
        addsAlpha ? rewritten.withSetting(ALPHA, USUAL_ALPHA) : rewritten,
        added,
        dropped,
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

  private static List<Line> added(Program program, List<Line> derived, List<Line> kept) {
    Map<String, String> parameters = new HashMap<>();
    GradientNames names = new GradientNames(program);
    program.parameters().forEach(line -> parameters.put(names.of(line.target()), line.target()));
    kept.forEach(line -> parameters.values().remove(line.target()));
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
        .map(
            line ->
                new Line(
                    line.section(),
                    line.statement(),
                    remarks.getOrDefault(line.toString(), Remark.NONE)))
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
