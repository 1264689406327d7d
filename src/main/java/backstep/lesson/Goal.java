package backstep.lesson;

import backstep.render.View;
import backstep.shell.Session;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A state that the learner is to reach, by whatever commands.
 *
 * @param from the id of the checkpoint where it begins; empty for here
 * @param setup commands that run before; may be empty
 * @param until holds once it is reached
 * @param still what holds where it begins, and must hold when it is reached
 * @param without commands by which it is not reached: a name, or one and the word behind it
 * @param solution commands that reach it; empty in a student's copy
 * @param cheats commands that do not, though one might try them
 * @param tries commands that show the notices
 * @param notices what is said unasked in a state the learner reaches
 */
public record Goal(
    int line,
    String section,
    String id,
    String ask,
    String from,
    String setup,
    Expression until,
    List<Expression> still,
    List<String> without,
    String solution,
    List<String> cheats,
    List<String> tries,
    List<Hint> notices,
    List<Hint> hints,
    String reveal)
    implements Question {

  @Override
  public String judgedBy() {
    return from
        + " "
        + setup
        + " -> "
        + until.text()
        + still.stream().map(one -> " still " + one.text()).collect(Collectors.joining())
        + (without.isEmpty() ? "" : " without " + without);
  }

  /** True if it is reached, by commands that count. */
  public boolean isReached(Session session) {
    return until.holdsIfAny(session)
        && still.stream().allMatch(one -> one.holdsIfAny(session))
        && !strays(session);
  }

  /** True if a command that does not count has led there. */
  public boolean strays(Session session) {
    return session.ledBy(without).isPresent();
  }

  /** True if something that must still be so was so before, and is not any more. */
  public boolean isBroken(Session before, Session session) {
    return still.stream().anyMatch(one -> one.holdsIfAny(before) && !one.holdsIfAny(session));
  }

  /** Why it is not reached, in words: the first part that does not hold, where those are few. */
  public Optional<String> lacking(Session session, View view) {
    Optional<String> led =
        session.ledBy(without).map(name -> name + " does not count here, and undo takes it back");
    return led.or(
        () ->
            Stream.concat(still.stream(), Stream.of(until))
                .flatMap(one -> one.parts().stream())
                .filter(part -> !part.holdsIfAny(session))
                .findFirst()
                .flatMap(new Lacking(session, view)::of));
  }

  static Goal parse(Fields fields) {
    return new Goal(
        fields.line(),
        fields.section(),
        fields.id(),
        fields.text("ask"),
        fields.textOr("from", ""),
        fields.textOr("setup", ""),
        fields.expression("until"),
        fields.all("still").stream()
            .map(field -> fields.expression(field.line(), field.value()))
            .toList(),
        fields.parts("without"),
        fields.answer("solution"),
        fields.all("cheat").stream().map(Fields.Field::value).toList(),
        fields.all("try").stream().map(Fields.Field::value).toList(),
        fields.hints("notice"),
        fields.hints("hint"),
        fields.textOr("reveal", ""));
  }

  @Override
  public <R> R fold(Kinds<R> kinds) {
    return kinds.goal(this);
  }
}
