package backstep.network;

import backstep.matrix.Function;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Sample;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that the initial values of a program depend on, and what its steps take.
 *
 * @param parameters the lines
 * @param settings those that they read, or that the size of a draw is made of
 * @param steps how an epoch takes the samples
 * @param draws what each step draws
 */
record Beginning(
    List<String> parameters,
    List<String> settings,
    int seed,
    List<Sample> samples,
    List<Object> steps,
    List<Expr.Call> draws) {

  static Beginning of(Experiment experiment) {
    List<Line> lines = experiment.program().parameters();
    List<Expr.Call> draws = experiment.program().draws();
    Set<String> read =
        Stream.concat(lines.stream().map(Line::value), draws.stream())
            .flatMap(Expr::all)
            .flatMap(expr -> settingRead(expr).stream())
            .collect(Collectors.toSet());
    List<String> settings =
        experiment.program().settings().stream()
            .filter(setting -> read.contains(setting.name()))
            .map(setting -> setting.name() + "=" + setting.text())
            .toList();
    return new Beginning(
        lines.stream().map(Line::toString).toList(),
        settings,
        experiment.seed(),
        experiment.data().samples(),
        List.of(
            experiment.isShuffled(),
            experiment.isPicked(),
            experiment.stepSize(),
            experiment.stepsPerEpoch()),
        draws);
  }

  /** The setting that an expression depends on by itself: by its name, or through {@code act}. */
  private static Optional<String> settingRead(Expr expr) {
    if (expr instanceof Expr.Name name) {
      return Optional.of(name.name());
    }
    return expr instanceof Expr.Call call && call.function() == Function.ACT
        ? Optional.of(KnownSetting.ACTIVATION.word())
        : Optional.empty();
  }
}
