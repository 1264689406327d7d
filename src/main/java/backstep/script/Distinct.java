package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A set: values each once, in an order that Python does not tell. */
record Distinct(Set<Object> keys) implements Value {
  static Distinct of(List<Value> items, Span span) {
    Set<Object> keys = new LinkedHashSet<>();
    items.forEach(item -> keys.add(Dictionary.key(item, span)));
    return new Distinct(keys);
  }

  /** Whole numbers or texts in ascending order, or other numbers. */
  static Sequence sorted(List<Value> items, Span span) {
    if (items.stream().allMatch(Scalar.class::isInstance)) {
      if (items.stream().anyMatch(item -> ((Scalar) item).varies())) {
        throw new UserError("an order that depends on drawn values is not read", span);
      }
      List<Value> numbers = new ArrayList<>(items);
      numbers.sort(Comparator.comparingDouble(item -> ((Scalar) item).number()));
      return Sequence.list(numbers);
    }
    if (!items.stream().allMatch(Text.class::isInstance)) {
      throw new UserError("sorted is read of numbers, or of texts", span);
    }
    List<Value> texts = new ArrayList<>(items);
    texts.sort(Comparator.comparing(item -> ((Text) item).known(span)));
    return Sequence.list(texts);
  }

  List<Value> values() {
    return keys.stream().map(Dictionary::value).toList();
  }

  @Override
  public String described() {
    return "a set";
  }
}
