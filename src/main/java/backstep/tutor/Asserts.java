package backstep.tutor;

import backstep.machine.Position;
import backstep.machine.State;
import backstep.network.Experiment;
import backstep.notation.Line;
import backstep.notation.Parser;
import backstep.notation.Source;
import backstep.shell.Session;
import java.util.ArrayList;
import java.util.List;

/** What a checkpoint says of a moment: where it is, and how large the parameters are. */
final class Asserts {
  private static final double TOLERANCE = 1e-9;

  private Asserts() {}

  static List<String> of(Session session) {
    Experiment experiment = session.timeline().here().experiment();
    List<String> asserts = new ArrayList<>();
    asserts.add(place(session.now().position(), experiment));
    for (Line parameter : experiment.program().parameters()) {
      String size = "norm(" + parameter.target() + ")";
      double value = value(session, size);
      if (Double.isFinite(value)) {
        asserts.add("near(%s, %s, %s)".formatted(size, number(value), number(tolerance(value))));
      }
    }
    return asserts;
  }

  /** At the end of a sample, the line is the one behind the last. */
  private static String place(Position position, Experiment experiment) {
    int lines = experiment.program().size();
    String line = "line == %d".formatted(Math.min(position.line(), lines + 1));
    String step = experiment.stepWord();
    return experiment.given().contains(step)
        ? "epoch == %d and %s == %d and %s".formatted(position.epoch(), step, position.step(), line)
        : "epoch == %d and %s".formatted(position.epoch(), line);
  }

  private static double value(Session session, String expression) {
    State now = session.now();
    return session
        .timeline()
        .here()
        .probe(Parser.expression(Source.typed(expression)))
        .value(now)
        .scalar();
  }

  private static double tolerance(double value) {
    return TOLERANCE * Math.max(1, Math.abs(value));
  }

  private static String number(double value) {
    return Double.toString(value).replace('E', 'e');
  }
}
