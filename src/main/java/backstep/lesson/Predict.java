package backstep.lesson;

import static java.util.Comparator.comparingDouble;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A question for a number.
 *
 * @param run commands that run after the answer; may be empty
 * @param value what is asked for, once they have run
 * @param answer the same as pinned in the file; empty in a student's copy
 * @param tolerance how far an answer may be from it, absolutely, and relatively above 1
 */
public record Predict(
    int line,
    String section,
    String id,
    String ask,
    String run,
    Expression value,
    Optional<Expression> answer,
    double tolerance,
    List<Wrong> wrongs,
    List<Hint> hints,
    String reveal)
    implements Question {
  private static final int BASE = 10;

  /** So far may a point be off. */
  private static final int MOST_PLACES = 3;

  /**
   * A misconception.
   *
   * @param answer what one who has it would say
   * @param message what to say to it
   */
  public record Wrong(int line, Expression answer, String message) {}

  static Predict parse(Fields fields) {
    return new Predict(
        fields.line(),
        fields.section(),
        fields.id(),
        fields.text("ask"),
        fields.textOr("run", ""),
        fields.expression("value"),
        fields.answer("answer").isEmpty()
            ? Optional.empty()
            : Optional.of(fields.expression("answer")),
        fields.tolerance(),
        fields.all("wrong").stream().map(field -> wrong(fields, field)).toList(),
        fields.hints("hint"),
        fields.textOr("reveal", ""));
  }

  private static Wrong wrong(Fields fields, Fields.Field field) {
    int arrow = field.value().indexOf("->");
    if (arrow < 0) {
      throw fields.error(
          field.line(), field.value(), "a wrong answer is written wrong: 0 -> what to say to it");
    }
    String answer = field.value().substring(0, arrow).strip();
    String message = field.value().substring(arrow + 2).strip();
    if (answer.isEmpty() || message.isEmpty()) {
      throw fields.error(
          field.line(), field.value(), "a wrong answer has something before -> and behind it");
    }
    return new Wrong(field.line(), fields.expression(field.line(), answer), message);
  }

  @Override
  public String judgedBy() {
    return run + " -> " + value.text() + " within " + tolerance;
  }

  /** The misconception that leads to this answer, if it is a known one: of several the nearest. */
  public Optional<Wrong> wrong(double given, ToDoubleFunction<Expression> of) {
    ToDoubleFunction<Wrong> said = one -> of.applyAsDouble(one.answer());
    return wrongs.stream()
        .filter(one -> isNear(given, said.applyAsDouble(one)))
        .min(comparingDouble(one -> Math.abs(given - said.applyAsDouble(one))));
  }

  /** What any wrong number may have in common with the right one; a student's copy keeps silent. */
  public Optional<String> slip(double given, double right) {
    if (answer.isEmpty() || right == 0) {
      return Optional.empty();
    }
    if (isNear(-given, right)) {
      return Optional.of("The size is right, the sign is not.");
    }
    boolean isShifted =
        right != Math.rint(right)
            && IntStream.rangeClosed(-MOST_PLACES, MOST_PLACES)
                .anyMatch(places -> isNear(given * Math.pow(BASE, places), right));
    return Optional.of("The digits are right, the point is not.").filter(text -> isShifted);
  }

  /** True if a number is as good as another here. */
  public boolean isNear(double given, double right) {
    return Output.isNear(right, given, tolerance);
  }

  @Override
  public <R> R fold(Kinds<R> kinds) {
    return kinds.predict(this);
  }
}
