package backstep.lesson;

import java.util.List;

/**
 * A state that the learner is to reach, by whatever commands.
 *
 * @param from the id of the checkpoint where it begins; empty for here
 * @param setup commands that run before; may be empty
 * @param until holds once it is reached
 * @param solution commands that reach it
 * @param cheats commands that do not, though one might try them
 * @param tries commands that show the notices
 * @param notices what is said unasked, once, in a state the learner reaches
 */
public record Goal(
    int line,
    String section,
    String id,
    String ask,
    String from,
    String setup,
    Expression until,
    String solution,
    List<String> cheats,
    List<String> tries,
    List<Hint> notices,
    List<Hint> hints,
    String reveal)
    implements Question {

  @Override
  public String judgedBy() {
    return from + " " + setup + " -> " + until.text();
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
        fields.text("solution"),
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
