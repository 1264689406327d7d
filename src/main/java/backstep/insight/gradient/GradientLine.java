package backstep.insight.gradient;

import backstep.notation.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The line that writes a gradient dP, for a P that the program also writes.
 *
 * @param of what it is the gradient of: P
 * @param writtenBy the line after which P has the value it belongs to; 0 for a parameter, which has
 *     it when the sample begins
 * @param name dP
 * @param line the line that completes it
 */
public record GradientLine(String of, int writtenBy, String name, int line) {

  /** What the gradient of a value is called. */
  public static String nameFor(String value) {
    return "d" + value;
  }

  public boolean isOfParameter() {
    return writtenBy == 0;
  }

  /** The gradients of a program in the order of their lines. */
  public static List<GradientLine> of(Program program) {
    List<GradientLine> gradients = new ArrayList<>();
    for (int line = 1; line <= program.size(); line++) {
      String name = program.line(line).target();
      List<Integer> writers = program.writers(name);
      boolean last = writers.get(writers.size() - 1) == line;
      if (last && name.startsWith("d") && !livesOn(program, name)) {
        add(gradients, program, name, line);
      }
    }
    return gradients;
  }

  /** True of what a step begins with, such as a sum that goes on from step to step. */
  private static boolean livesOn(Program program, String name) {
    return program.isParameter(name)
        && IntStream.rangeClosed(1, program.writers(name).get(0))
            .anyMatch(line -> program.line(line).value().reads(name));
  }

  private static void add(List<GradientLine> gradients, Program program, String name, int line) {
    String of = name.substring(1);
    List<Integer> writers = program.writers(of);
    if (program.isParameter(of)) {
      gradients.add(new GradientLine(of, 0, name, line));
    } else if (writers.size() == 1 && writers.get(0) < line) {
      gradients.add(new GradientLine(of, writers.get(0), name, line));
    }
  }
}
