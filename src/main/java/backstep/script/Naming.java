package backstep.script;

import backstep.matrix.Matrix;
import backstep.network.Experiment;
import backstep.network.KnownSetting;
import backstep.notation.Expr;
import backstep.notation.Parser;
import backstep.notation.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What variables are called in the program: as in the script, with a {@code _} where that name
 * means something else there. Where a value is read after its name has got another one, it is kept
 * under a name of its own.
 */
final class Naming {
  private static final Set<String> TAKEN = Set.of("y", "loss", "reported", "x", "d");
  private static final Set<String> SETTINGS = Set.of("alpha", "hidden", "epochs", "seed");

  private final Map<Variable, String> names = new HashMap<>();
  private final Map<String, Variable> firsts = new HashMap<>();
  private final Map<Variable, String> stepNames = new HashMap<>();
  private final Set<String> constants = new HashSet<>();

  /** Gives a variable a name that no other may have. */
  void fix(Variable variable, String name) {
    names.put(variable, name);
    firsts.put(name, variable);
  }

  /** Keeps the names free that the lines read of what a step is given. */
  void keepGiven(Draft draft) {
    for (Formula value : draft.values()) {
      for (Variable read : value.variables()) {
        if (read.role() == Variable.Role.DATA || read.role() == Variable.Role.MOMENT) {
          fix(read, read.name());
        }
      }
    }
  }

  /** A number or an array that never changes: no line may have its name. */
  String constant(Variable variable) {
    return names.computeIfAbsent(
        variable,
        any -> {
          String name = free(variable.name(), other -> isSame(other, variable));
          constants.add(name);
          firsts.putIfAbsent(name, variable);
          return name;
        });
  }

  private static boolean isSame(Variable other, Variable variable) {
    Matrix a = other.value();
    return other.role() == Variable.Role.CONSTANT
        && other.name().equals(variable.name())
        && a != null
        && a.equals(variable.value());
  }

  /** A parameter or a line: the same name for each writing of it. */
  String written(Variable variable) {
    return names.computeIfAbsent(
        variable,
        any ->
            free(
                wanted(variable),
                other ->
                    other.role() != Variable.Role.CONSTANT
                        && other.role() != Variable.Role.DATA
                        && other.role() != Variable.Role.MOMENT
                        && wanted(other).equals(wanted(variable))
                        && other.shape().equals(variable.shape())));
  }

  private String wanted(Variable variable) {
    return stepNames.getOrDefault(variable, variable.name());
  }

  /** What a function has made is called as the step calls it. */
  void useNamesOfStep(Draft draft, Trace trace) {
    for (Trace.Line line : draft.lines()) {
      String name = line.kept() ? null : trace.otherName(line.target());
      if (name != null && !name.endsWith("_" + line.target().name())) { // where it is put away
        stepNames.put(line.target(), name);
      }
    }
  }

  private String free(String wanted, java.util.function.Predicate<Variable> same) {
    String name = wanted.replaceAll("[^A-Za-z0-9_]", "_");
    while (isTaken(name) || (firsts.containsKey(name) && !same.test(firsts.get(name)))) {
      name += "_";
    }
    return name;
  }

  private static boolean isTaken(String name) {
    return TAKEN.contains(name)
        || Experiment.GIVEN.contains(name)
        || Parser.isReserved(name)
        || (KnownSetting.named(name).isPresent() && !SETTINGS.contains(name));
  }

  /** What a variable reads as. */
  Expr expr(Variable variable, Span span) {
    return new Expr.Name(name(variable), span);
  }

  String name(Variable variable) {
    String name =
        switch (variable.role()) {
          case DATA, MOMENT -> variable.name();
          case CONSTANT -> constant(variable);
          default -> written(variable);
        };
    firsts.putIfAbsent(name, variable);
    return name;
  }

  /** The author's names of what has another name, since that means something else. */
  Map<String, String> renamed() {
    Map<String, String> renamed = new HashMap<>();
    names.forEach(
        (variable, name) -> {
          if (!name.equals(wanted(variable))
              && (TAKEN.contains(name) || isTaken(wanted(variable)))) {
            renamed.putIfAbsent(name, wanted(variable));
          }
        });
    return renamed;
  }

  /** Keeps what is read after its name was written again. */
  void keepOld(Draft draft, Formulas pool, Trace trace) {
    for (int i = 0; i < draft.lines().size(); i++) {
      Trace.Line line = draft.lines().get(i);
      for (Variable read : line.value().variables()) {
        int over = overwritten(draft.lines(), read, i);
        if (over >= 0) {
          keep(draft, pool, trace, read, over);
          TooLong.requireFew(draft.lines());
          i = over; // the lines behind it may read something else now
          break;
        }
      }
    }
  }

  /** The line before this one that gives the name of a variable to another one; -1 for none. */
  private int overwritten(List<Trace.Line> lines, Variable read, int before) {
    boolean named = read.role() == Variable.Role.STATE || read.role() == Variable.Role.LINE;
    boolean there = read.role() == Variable.Role.STATE;
    for (int i = 0; named && i < before; i++) {
      Variable target = lines.get(i).target();
      if (target == read) {
        there = true;
      } else if (there && name(target).equals(name(read))) {
        return i;
      }
    }
    return -1;
  }

  private void keep(Draft draft, Formulas pool, Trace trace, Variable old, int at) {
    String other = trace.otherName(old);
    Variable copy =
        new Variable(
            other == null || other.equals(old.name()) ? name(old) + "_before" : other,
            Variable.Role.LINE,
            old.shape(),
            null,
            draft.lines().get(at).target().span());
    draft.replace(Map.of(pool.read(old), pool.read(copy)), at + 1);
    draft.insert(at, new Trace.Line(copy, pool.read(old), true));
  }
}
