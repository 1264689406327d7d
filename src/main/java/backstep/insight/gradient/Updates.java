package backstep.insight.gradient;

import backstep.machine.Rerun;
import backstep.matrix.Form;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Operator;
import backstep.notation.Program;
import backstep.notation.SingleAssignment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What the lines that update parameters say by themselves, whatever the numbers are. */
record Updates(Program program, SingleAssignment names, Rerun rerun) {
  /** The parameters that some line writes and the loss depends on. */
  List<String> trained() {
    return program.parameters().stream()
        .map(Line::target)
        .filter(rerun.parameters()::contains)
        .filter(program::isTrained)
        .toList();
  }

  /**
   * True of a value that is carried on from step to step and never learns, such as the memory of a
   * network: nothing is added to what it was, and what it becomes depends on no target, though the
   * loss does.
   */
  boolean isCarried(String name, Flow flow) {
    boolean isSupervised = readsTargets(names.writtenBy(rerun.needed().last()));
    return !isAddedTo(name)
        && (isSupervised ? !readsTargets(names.atEnd(name)) : !flow.begins().contains(name));
  }

  /** True of {@code P = P + ...} and {@code P = P - ...}. */
  boolean isAddedTo(String name) {
    List<Integer> writers = program.writers(name);
    return isAddedTo(name, program.line(writers.get(writers.size() - 1)).value());
  }

  private static boolean isAddedTo(String name, Expr value) {
    return value instanceof Expr.Binary sum
        && (sum.operator() == Operator.PLUS || sum.operator() == Operator.MINUS)
        && sum.left() instanceof Expr.Name left
        && left.name().equals(name);
  }

  /**
   * True if the parameter itself comes into its update in another way than as that to which
   * something is added, and the loss has no part of its own for that.
   */
  boolean isDecayed(String name) {
    return program.writers(name).stream()
            .map(program::line)
            .map(Line::value)
            .anyMatch(
                value ->
                    value.names().filter(read -> read.name().equals(name)).count() > 1
                        || !isAddedTo(name, value))
        && rerun.needed().stream()
            .noneMatch(number -> isPenalty(program.line(number).value(), name));
  }

  /** True if an expression has a sum, a norm, ... of a parameter alone in it. */
  private boolean isPenalty(Expr expr, String name) {
    return expr.all()
        .anyMatch(
            part ->
                part instanceof Expr.Call call
                    && call.function().form() instanceof Form.Reduction
                    && call.names().anyMatch(read -> read.name().equals(name))
                    && call.names().map(Expr.Name::name).allMatch(rerun.parameters()::contains));
  }

  /** The program without what its loss adds for the size of parameters; nothing where none is. */
  Optional<Program> withoutPenalty() {
    Program without =
        program.editLines(
            own ->
                IntStream.rangeClosed(1, program.size())
                    .mapToObj(
                        number -> rerun.needed().contains(number) ? bare(number) : line(number))
                    .toList());
    return Optional.of(without).filter(any -> rerun.needed().stream().anyMatch(this::hasPenalty));
  }

  private Line line(int number) {
    return program.line(number);
  }

  private Line bare(int number) {
    return line(number).with(bare(line(number).value()));
  }

  private boolean hasPenalty(int number) {
    return !bare(number).equals(line(number));
  }

  private Expr bare(Expr expr) {
    if (!(expr instanceof Expr.Binary sum) || sum.operator() != Operator.PLUS) {
      return expr;
    }
    if (isPenalty(sum.right()) || isPenalty(sum.left())) {
      return bare(isPenalty(sum.right()) ? sum.left() : sum.right());
    }
    return new Expr.Binary(Operator.PLUS, bare(sum.left()), bare(sum.right()), sum.span());
  }

  /** True of a number that is made of the size of parameters alone, on whatever lines. */
  private boolean isPenalty(Expr expr) {
    List<Expr> open = new ArrayList<>(List.of(expr));
    for (int i = 0; i < open.size(); i++) {
      open.get(i)
          .names()
          .flatMap(name -> program.writers(name.name()).stream())
          .filter(rerun.needed()::contains)
          .map(number -> line(number).value())
          .filter(value -> !open.contains(value))
          .forEach(open::add);
    }
    return open.stream().flatMap(Expr::all).anyMatch(this::isSize)
        && open.stream()
            .flatMap(Expr::names)
            .map(Expr.Name::name)
            .noneMatch(
                name ->
                    program.inputNames().contains(name) || program.targetNames().contains(name));
  }

  private boolean isSize(Expr expr) {
    return expr instanceof Expr.Call call
        && call.function().form() instanceof Form.Reduction
        && call.names().map(Expr.Name::name).anyMatch(rerun.parameters()::contains);
  }

  /** True of a line that compares targets with what an updated parameter has come into. */
  boolean isOfUpdated(int number) {
    List<String> updated =
        trained().stream()
            .flatMap(name -> program.writers(name).stream())
            .map(names::writtenBy)
            .toList();
    return names
        .line(number)
        .value()
        .all()
        .filter(expr -> expr.parts().stream().anyMatch(this::isTarget))
        .flatMap(Expr::names)
        .anyMatch(read -> updated.stream().anyMatch(name -> reads(read.name(), name)));
  }

  private boolean isTarget(Expr expr) {
    return expr instanceof Expr.Name name
        ? program.targetNames().contains(name.name())
        : expr instanceof Expr.Transpose transpose && isTarget(transpose.of());
  }

  /** True if something of the forward pass comes into what a name is at the end of a step. */
  boolean isOfForwardPass(String name) {
    return rerun.needed().stream()
        .anyMatch(number -> reads(names.atEnd(name), names.writtenBy(number)));
  }

  private boolean readsTargets(String onTape) {
    return program.targetNames().stream().anyMatch(target -> reads(onTape, target));
  }

  private boolean reads(String onTape, String given) {
    Set<String> seen = new HashSet<>();
    List<String> open = new ArrayList<>(List.of(onTape));
    while (!open.isEmpty()) {
      String next = open.remove(open.size() - 1);
      if (next.equals(given)) {
        return true;
      }
      IntStream.rangeClosed(1, program.size())
          .filter(number -> names.writtenBy(number).equals(next) && seen.add(next))
          .forEach(number -> names.line(number).value().names().forEach(n -> open.add(n.name())));
    }
    return false;
  }
}
