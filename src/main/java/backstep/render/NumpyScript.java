package backstep.render;

import backstep.machine.Machine;
import backstep.matrix.Decimals;
import backstep.matrix.Function;
import backstep.matrix.Matrix;
import backstep.network.DataSet;
import backstep.network.Experiment;
import backstep.notation.Expr;
import backstep.notation.FileName;
import backstep.notation.Line;
import backstep.notation.NumpyFunction;
import backstep.notation.Parser;
import backstep.notation.Program;
import backstep.notation.Section;
import backstep.notation.Setting;
import backstep.notation.Source;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An experiment as a numpy script that trains it and prints its loss and its answers. */
public final class NumpyScript {
  private final Experiment experiment;
  private final Program program;
  private final NumpyPrinter printer;

  private NumpyScript(Experiment experiment) {
    this.experiment = experiment;
    this.program = experiment.program();
    this.printer =
        new NumpyPrinter(
            program.usesActivation() ? experiment.activation() : Function.IDENTITY,
            program.softmaxes().keySet(),
            numbers(program));
  }

  /** True where the loop is over steps of samples; false where it is over samples, x and d. */
  private boolean takesSteps() {
    return experiment.isBatched() || Stream.of("X", "D", "m", "step").anyMatch(this::isRead);
  }

  /** True if some line means what the machine gives by this name. */
  private boolean isRead(String name) {
    return experiment.given().contains(name)
        && program.statements().anyMatch(line -> line.value().reads(name));
  }

  /** The settings that are numbers, and what numpy's shapes and the loops give. */
  private static Set<String> numbers(Program program) {
    return Stream.concat(
            program.settings().stream().filter(Setting::isNumber).map(Setting::name),
            Stream.of("inputs", "outputs", "epoch", "sample", "step", "m"))
        .collect(Collectors.toSet());
  }

  /** The text of the script. */
  public static String of(Experiment experiment) {
    return new NumpyScript(experiment).text();
  }

  private String text() {
    String reported =
        program
            .reported()
            .map(name -> "epoch_loss += " + NumpyPrinter.name(name) + ".item()")
            .orElse("");
    String definitions = definitions();
    return """
        # %s, as it stood in Backstep
        %simport numpy as np

        np.seterr(all="ignore")  # np.where computes both of its cases
        %s%s
        np.random.seed(%d)
        %s
        for epoch in range(epochs):
            epoch_loss = 0.0
        %s%s        %s

        print("epoch_loss", epoch_loss)
        %s"""
        .formatted(
            FileName.toOthers(experiment.title()),
            definitions.contains("math.") ? "import math\n\n" : "",
            definitions,
            settings() + data(),
            experiment.seed(),
            program.parameters().stream()
                .map(line -> statement(line) + "\n")
                .collect(Collectors.joining()),
            takesSteps() ? stepsOfAnEpoch() : samplesOfAnEpoch(),
            lines(program.lines().stream(), 8),
            reported,
            answers());
  }

  /** Prints y for each sample; nothing in a program whose forward section writes none. */
  private String answers() {
    if (program.forward().noneMatch(line -> line.target().equals("y"))) {
      return "";
    }
    return takesSteps()
        ? steps("np.arange") + lines(program.forward(), 4) + printed()
        : """
        for sample in range(len(X)):
            x = X[sample].reshape(-1, 1)
            d = D[sample].reshape(-1, 1)
        %s    print(sample, *y.ravel())
        """
            .formatted(lines(program.forward(), 4));
  }

  /** Prints the part of y that belongs to each sample of a step. */
  private String printed() {
    String part =
        switch (new Machine(experiment).samplesIn(Parser.expression(Source.typed("y")))) {
          case ROWS -> "y[rows == row]";
          case COLUMNS -> "y[:, rows == row]";
          case NEITHER -> "y";
        };
    return "    for row in rows:\n        print(row, *" + part + ".ravel())\n";
  }

  private String samplesOfAnEpoch() {
    String row = experiment.rowWord();
    String samples =
        experiment.isShuffled()
            ? "sample, row in enumerate(np.random.permutation(len(X)))"
            : "sample in range(" + stepsAnEpoch("len(X)") + ")";
    String pick = experiment.isPicked() ? "row = np.random.randint(len(X))\n        " : "";
    return """
        for %s:
            %sx = X[%s].reshape(-1, 1)
            d = D[%s].reshape(-1, 1)
    """
        .formatted(samples, pick, row, row);
  }

  /** How many steps an epoch has, where it does not take the data once. */
  private String stepsAnEpoch(String otherwise) {
    return experiment.isPicked() ? Integer.toString(experiment.stepsPerEpoch()) : otherwise;
  }

  private String stepsOfAnEpoch() {
    int size = experiment.stepSize();
    return experiment.isPicked()
        ? ("for %s in range(%s):\n".formatted(number().orElse("_"), stepsAnEpoch(""))
                + "    rows = np.random.randint(len(X), size=%d)\n".formatted(size)
                + ofRows())
            .indent(4)
        : steps(experiment.isShuffled() ? "np.random.permutation" : "np.arange").indent(4);
  }

  /** What the program calls the number of a step, if some line reads it. */
  private Optional<String> number() {
    return Stream.of("step", "sample").filter(this::isRead).findFirst();
  }

  /** The head of a loop over the rows in an order, cut into steps. */
  private String steps(String order) {
    int size = experiment.stepSize();
    String steps = "np.split(%s(len(X)), range(%d, len(X), %d))".formatted(order, size, size);
    return number()
            .map(name -> "for %s, rows in enumerate(%s):\n".formatted(name, steps))
            .orElse("for rows in %s:\n".formatted(steps))
        + ofRows();
  }

  /** What a step takes of the rows. */
  private String ofRows() {
    String number = number().orElse("");
    StringBuilder text = new StringBuilder("    x = X[rows].T\n    d = D[rows].T\n");
    Map<String, String> others = new LinkedHashMap<>();
    others.put("X", "x.T");
    others.put("D", "d.T");
    others.put("m", "len(rows)");
    others.put("sample", number);
    others.forEach(
        (name, value) -> {
          if (isRead(name) && !name.equals(number)) {
            text.append("    %s = %s\n".formatted(NumpyPrinter.name(name), value));
          }
        });
    return text.toString();
  }

  private Stream<Expr.Call> calls() {
    return Stream.concat(program.parameters().stream(), program.lines().stream())
        .flatMap(line -> line.value().all())
        .filter(Expr.Call.class::isInstance)
        .map(Expr.Call.class::cast);
  }

  /** The functions that numpy has not under this name. */
  private String definitions() {
    Set<String> definitions = new LinkedHashSet<>();
    Set<Function> along =
        calls()
            .filter(call -> call.axis().isPresent())
            .map(Expr.Call::function)
            .collect(Collectors.toSet());
    calls()
        .forEach(
            call -> {
              Function function = printer.called(call);
              if (call.primed() && NumpyFunction.slopeNeedsValue(function)) {
                definitions.add(printer.definition(call, false, along.contains(function)));
              }
              definitions.add(printer.definition(call, call.primed(), along.contains(function)));
            });
    return definitions.stream()
        .filter(text -> !text.isEmpty())
        .map(text -> "\n" + text + "\n")
        .collect(Collectors.joining());
  }

  private String settings() {
    StringBuilder text = new StringBuilder("\n");
    for (Setting setting : program.settings()) {
      if (setting.isNumber()) {
        text.append(NumpyPrinter.name(setting.name()))
            .append(" = ")
            .append(setting.text())
            .append('\n');
      }
    }
    if (program.setting("epochs").isEmpty()) {
      text.append("epochs = ").append(experiment.epochs()).append('\n');
    }
    return text.toString();
  }

  private String data() {
    DataSet data = experiment.data();
    return matrix("X", data.inputs(), i -> data.sample(i).x())
        + matrix("D", data.outputs(), i -> data.sample(i).d())
        + "inputs = X.shape[1]\noutputs = D.shape[1]\n";
  }

  /** A sample a line, below what its columns are called. */
  private String matrix(String name, List<String> columns, IntFunction<Matrix> column) {
    String called = columns.isEmpty() ? "" : "  # " + String.join(", ", DataView.cut(columns));
    return IntStream.range(0, experiment.data().size())
        .mapToObj(column)
        .map(NumpyScript::row)
        .collect(
            Collectors.joining(",\n    ", name + " = np.array([" + called + "\n    ", ",\n])\n"));
  }

  private static String row(Matrix column) {
    return IntStream.range(0, column.shape().rows())
        .mapToObj(i -> decimal(column.get(i, 0)))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String decimal(double value) {
    String text = Decimals.shortest(value);
    return text.matches("-?\\d+") ? text + ".0" : text;
  }

  private String lines(Stream<Line> lines, int indent) {
    String margin = " ".repeat(indent);
    StringBuilder text = new StringBuilder();
    Section[] section = {null};
    lines.forEach(
        line -> {
          if (line.section() != section[0] && indent > 4) {
            text.append(margin).append("# ").append(line.section().word()).append('\n');
          }
          section[0] = line.section();
          text.append(margin).append(statement(line)).append('\n');
        });
    return text.toString();
  }

  private String statement(Line line) {
    return NumpyPrinter.name(line.target()) + " = " + printer.value(line.value());
  }
}
