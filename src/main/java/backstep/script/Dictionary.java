package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A dictionary. A key is a text, a whole number or a tuple of such; two dictionaries are the same
 * only if they are one.
 */
final class Dictionary implements Value {
  private final Map<Object, Value> values;

  Dictionary(Map<Object, Value> values) {
    this.values = values;
  }

  /** The values by their keys, in the order in which they came. */
  Map<Object, Value> values() {
    return values;
  }

  /** What a value is as a key. */
  static Object key(Value value, Span span) {
    if (value instanceof Text text) {
      return text.known(span);
    }
    if (value instanceof Scalar scalar && scalar.kind() != Kind.REAL && !scalar.varies()) {
      return (long) scalar.number();
    }
    if (value instanceof Sequence tuple && tuple.isTuple()) {
      return tuple.items().stream().map(item -> key(item, span)).toList();
    }
    if (value instanceof Scalar scalar && scalar.varies()) {
      throw new UserError(
          "which item of the dictionary this is depends on values of the step, and no line can say"
              + " that: write if and elif",
          span);
    }
    throw new UserError("a key is a text, a whole number, or a tuple of such", span);
  }

  /** The value that a key is. */
  static Value value(Object key) {
    if (key instanceof String text) {
      return new Text(text);
    }
    return key instanceof Long number
        ? Scalar.whole(number)
        : Sequence.tuple(((List<?>) key).stream().map(Dictionary::value).toList());
  }

  /** A key as a part of a name. */
  static String word(Object key) {
    return key instanceof List<?> tuple
        ? tuple.stream().map(Dictionary::word).collect(Collectors.joining("_"))
        : key.toString();
  }

  /** The keys, in their order. */
  List<Value> keys() {
    return values.keySet().stream().map(Dictionary::value).toList();
  }

  /** Keys with their values. */
  List<Value> items() {
    List<Value> pairs = new ArrayList<>();
    values.forEach((key, value) -> pairs.add(Sequence.tuple(List.of(value(key), value))));
    return pairs;
  }

  @Override
  public String described() {
    return "a dictionary";
  }
}
