package backstep.notation;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** What gradients are called: dN for a name N; never as something of the program is called. */
final class GradientNames {
  private final Set<String> taken = new HashSet<>();
  private final Set<String> kept = new HashSet<>();

  /** The names that a program uses in what a derivation leaves as it is. */
  GradientNames(Program program) {
    program.settings().forEach(setting -> kept.add(setting.name()));
    program.parameters().forEach(line -> kept.add(line.target()));
    program.forward().forEach(line -> use(line, kept));
    taken.addAll(kept);
    program.lines().stream()
        .filter(line -> line.section() != Section.BACKWARD)
        .forEach(line -> use(line, taken));
    Stream.concat(
            program.forward().map(Line::target), program.parameters().stream().map(Line::target))
        .forEach(name -> taken.add(of(name)));
  }

  private static void use(Line line, Set<String> names) {
    names.add(line.target());
    line.value().names().forEach(name -> names.add(name.name()));
  }

  /** The gradient of a name. */
  String of(String name) {
    return unused("d" + name, kept);
  }

  /**
   * The gradient of something within a line that has no name: of the pre-activation where the line
   * calls a function, Z1 of A1.
   */
  String fresh(Line line) {
    String target = line.target();
    boolean isActivation = line.value() instanceof Expr.Call;
    String name =
        !isActivation
            ? "d" + target + "_1"
            : target.startsWith("A") ? "dZ" + target.substring(1) : "dZ_" + target;
    String free = taken.contains(name) ? unused("d" + target, taken) : name;
    taken.add(free);
    return free;
  }

  private static String unused(String name, Set<String> used) {
    return Stream.concat(Stream.of(name), Stream.iterate(1, k -> k + 1).map(k -> name + "_" + k))
        .filter(candidate -> !used.contains(candidate))
        .findFirst()
        .orElseThrow();
  }
}
