package backstep.machine;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The values of a program's names, immutable; a name not yet computed in this step has none. */
public final class Values {
  private final List<String> names;
  private final Value[] values;

  private Values(List<String> names, Value[] values) {
    this.names = names;
    this.values = values;
  }

  static Values none(List<String> names) {
    return new Values(names, new Value[names.size()]);
  }

  /** All names of the program, parameters first, whether they have a value or not. */
  public List<String> names() {
    return names;
  }

  /** The value of a name, or null while it has none. */
  public Value get(String name) {
    int index = names.indexOf(name);
    return index < 0 ? null : values[index];
  }

  long cells() {
    return Arrays.stream(values)
        .filter(Objects::nonNull)
        .mapToLong(value -> value.matrix().shape().cells())
        .sum();
  }

  Value get(int index) {
    return values[index];
  }

  Values with(int index, Value value) {
    Value[] changed = values.clone();
    changed[index] = value;
    return new Values(names, changed);
  }

  /** The first {@code parameters} values, as a new step finds them. */
  Values carriedOver(int parameters) {
    Value[] kept = new Value[values.length];
    for (int i = 0; i < parameters; i++) {
      kept[i] = values[i].carriedOver();
    }
    return new Values(names, kept);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Values that
        && names.equals(that.names)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
