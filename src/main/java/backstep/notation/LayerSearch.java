package backstep.notation;

import backstep.notation.HiddenLayer.Units;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the hidden layers of a program: from its outcome back, by what weights multiply. */
final class LayerSearch {
  private final List<Line> forward;
  private final Set<String> ofParameters;
  private final Set<String> ofData;

  /** The names that the outcome depends on, while the search goes back from line to line. */
  private final Set<String> needed = new HashSet<>();

  /** How units lie in those of them that weights multiply behind. */
  private final Map<String, Units> multiplied = new HashMap<>();

  /** The last first. */
  private final List<Found> found = new ArrayList<>();

  /** A layer without what lies before it. */
  private record Found(int line, Expr.Call call, Units units) {}

  LayerSearch(Program program) {
    this.forward = program.forward().toList();
    this.ofParameters = madeOf(program.parameters().stream().map(Line::target));
    Stream<String> data =
        Stream.concat(program.inputNames().stream(), program.targetNames().stream());
    Stream<String> targets = isWritten("y") ? Stream.empty() : program.constants().stream();
    this.ofData = madeOf(Stream.concat(data, targets));
  }

  /** These names, and those of what the forward section computes from them. */
  private Set<String> madeOf(Stream<String> names) {
    Set<String> made = names.collect(Collectors.toCollection(HashSet::new));
    forward.stream()
        .filter(line -> readsAny(line.value(), made))
        .forEach(line -> made.add(line.target()));
    return made;
  }

  private static boolean readsAny(Expr expr, Set<String> names) {
    return expr.names().anyMatch(name -> names.contains(name.name()));
  }

  List<HiddenLayer> layers() {
    Stream.of("y", "loss").filter(this::isWritten).findFirst().ifPresent(needed::add);
    for (int number = forward.size(); number >= 1; number--) {
      Line line = forward.get(number - 1);
      if (needed.remove(line.target())) {
        look(number, line.value(), multiplied.remove(line.target()));
      }
    }
    return fromTheFirst();
  }

  private boolean isWritten(String name) {
    return forward.stream().anyMatch(line -> line.target().equals(name));
  }

  /**
   * Looks through an expression that is needed.
   *
   * @param units how units lie in it by the weights that multiply it, or null where none do
   */
  private void look(int line, Expr expr, Units units) {
    if (expr instanceof Expr.Name name) {
      needed.add(name.name());
      if (units != null) {
        multiplied.putIfAbsent(name.name(), units);
      }
    }
    if (units != null && expr instanceof Expr.Call call && isActivation(call)) {
      found.add(new Found(line, call, units));
    }
    for (int part = expr.parts().size() - 1; part >= 0; part--) {
      look(line, expr.parts().get(part), within(expr, part, units));
    }
  }

  private static boolean isActivation(Expr.Call call) {
    return !call.primed() && call.function().makesUnits();
  }

  /** How units lie in a part of an expression, by the weights beside it or behind the whole. */
  private Units within(Expr whole, int part, Units units) {
    if (whole instanceof Expr.Transpose && units != null) {
      return units.transposed();
    }
    if (whole instanceof Expr.Binary binary && isWeights(binary.parts().get(1 - part))) {
      return switch (binary.operator()) {
        case MATRIX_TIMES -> part == 0 ? Units.COLUMNS : Units.ROWS;
        case TIMES -> units == null ? Units.CELLS : units;
        default -> units;
      };
    }
    return units;
  }

  private boolean isWeights(Expr expr) {
    return readsAny(expr, ofParameters) && !readsAny(expr, ofData);
  }

  private List<HiddenLayer> fromTheFirst() {
    Collections.reverse(found);
    Set<String> behind = new HashSet<>();
    List<HiddenLayer> layers = new ArrayList<>();
    for (int number = 1; number <= forward.size(); number++) {
      Line line = forward.get(number - 1);
      for (Found layer : found) {
        if (layer.line() == number) {
          layers.add(layer(layer, line, behind));
        }
      }
      if (isBehindLayer(line.value(), behind)) {
        behind.add(line.target());
      }
    }
    return layers;
  }

  private HiddenLayer layer(Found layer, Line line, Set<String> behind) {
    Expr.Call call = layer.call();
    String name = line.value().equals(call) ? line.target() : Printer.print(call);
    boolean isFirst = !isBehindLayer(call.arguments().get(0), behind);
    return new HiddenLayer(layer.line(), name, call, layer.units(), isFirst);
  }

  private boolean isBehindLayer(Expr expr, Set<String> behind) {
    return readsAny(expr, behind)
        || expr.all().anyMatch(part -> found.stream().anyMatch(layer -> layer.call().equals(part)));
  }
}
