package backstep.script;

import java.util.ArrayList;
import java.util.List;

/** A list or a tuple. */
final class Sequence implements Value {
  private final List<Value> items;
  private final boolean tuple;

  Sequence(List<Value> items, boolean tuple) {
    this.items = new ArrayList<>(items);
    this.tuple = tuple;
  }

  static Sequence list(List<Value> items) {
    return new Sequence(items, false);
  }

  static Sequence tuple(List<Value> items) {
    return new Sequence(items, true);
  }

  List<Value> items() {
    return items;
  }

  boolean isTuple() {
    return tuple;
  }

  int size() {
    return items.size();
  }

  /**
   * How many numbers a row has, if this is rows of numbers of one length; 0 if these are numbers;
   * -1 if it is neither.
   */
  int width() {
    if (items.isEmpty()) {
      return -1;
    }
    if (areNumbers()) {
      return 0;
    }
    int width = -1;
    for (Value item : items) {
      int length =
          item instanceof Sequence row && !row.items.isEmpty() && row.areNumbers()
              ? row.size()
              : -1;
      if (length < 0 || (width >= 0 && length != width)) {
        return -1;
      }
      width = length;
    }
    return width;
  }

  private boolean areNumbers() {
    for (Value item : items) {
      if (!(item instanceof Scalar)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String described() {
    return tuple ? "a tuple" : "a list";
  }
}
