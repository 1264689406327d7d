package backstep.lesson;

import java.util.List;

/**
 * A place to which a goal, or a learner who comes back, can return.
 *
 * @param asserts what holds here
 */
public record Checkpoint(int line, String section, String id, List<Expression> asserts)
    implements Part {

  static Checkpoint parse(Fields fields) {
    return new Checkpoint(
        fields.line(),
        fields.section(),
        fields.id(),
        fields.all("assert").stream()
            .map(field -> fields.expression(field.line(), field.value()))
            .toList());
  }

  @Override
  public <R> R fold(Kinds<R> kinds) {
    return kinds.checkpoint(this);
  }
}
