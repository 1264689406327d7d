package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A branch that values decide: both ways are gone, and what they leave behind differently becomes
 * {@code where(test, one, other)}. The numbers are those of the way that Python takes.
 */
final class Branching {
  private final Formulas pool;
  private final Memory memory;
  private final Arithmetic arithmetic;

  Branching(Formulas pool, Memory memory, Arithmetic arithmetic) {
    this.pool = pool;
    this.memory = memory;
    this.arithmetic = arithmetic;
  }

  /** Leaves behind what both ways have written, after they were taken back. */
  void merge(Scalar test, Map<Object, Object> yes, Map<Object, Object> no, Span span) {
    Map<Object, Object> things = new LinkedHashMap<>(yes);
    no.forEach(things::putIfAbsent);
    for (Object thing : things.keySet()) {
      memoryOf(thing, test, yes, no, span);
    }
  }

  @SuppressWarnings("unchecked")
  private void memoryOf(
      Object thing, Scalar test, Map<Object, Object> yes, Map<Object, Object> no, Span span) {
    if (thing instanceof Frame frame) {
      Map<String, Value> a = (Map<String, Value>) yes.getOrDefault(frame, frame.values());
      Map<String, Value> b = (Map<String, Value>) no.getOrDefault(frame, frame.values());
      Map<String, Value> merged = names(test, a, b, span);
      new ArrayList<>(frame.values().keySet())
          .stream().filter(name -> !merged.containsKey(name)).forEach(frame.values()::remove);
      merged.forEach(
          (name, value) -> {
            if (frame.values().get(name) != value) {
              memory.write(frame, name, value);
            }
          });
    } else if (thing instanceof Dictionary dictionary) {
      entries(test, dictionary, yes, no, span);
    } else if (thing instanceof Store store) {
      cells(test, store, (Store.Moment) yes.get(store), (Store.Moment) no.get(store), span);
    } else if (thing instanceof Sequence list) {
      List<Value> a = (List<Value>) yes.getOrDefault(list, list.items());
      List<Value> b = (List<Value>) no.getOrDefault(list, list.items());
      List<Value> merged = items(test, a, b, span);
      memory.writing(list);
      list.items().clear();
      list.items().addAll(merged);
    }
  }

  @SuppressWarnings("unchecked")
  private void entries(
      Scalar test,
      Dictionary dictionary,
      Map<Object, Object> yes,
      Map<Object, Object> no,
      Span span) {
    Map<Object, Value> now = dictionary.values();
    Map<Object, Value> a = (Map<Object, Value>) yes.getOrDefault(dictionary, now);
    Map<Object, Value> b = (Map<Object, Value>) no.getOrDefault(dictionary, now);
    Map<Object, Value> merged = names(test, a, b, span);
    memory.writing(dictionary);
    now.clear();
    now.putAll(merged);
  }

  private <K> Map<K, Value> names(Scalar test, Map<K, Value> a, Map<K, Value> b, Span span) {
    Map<K, Value> merged = new LinkedHashMap<>();
    Set<K> all = new java.util.LinkedHashSet<>(a.keySet());
    all.addAll(b.keySet());
    for (K name : all) {
      Value p = a.get(name);
      Value q = b.get(name);
      if (p != null && q != null) {
        merged.put(name, isLike(p, q) ? either(test, p, q, span) : taken(test, p, q));
      }
    }
    return merged;
  }

  /**
   * What is kept as Python has it, where no formula is of both: numbers of other shapes, or what
   * was nothing before. Of anything else each step may have another.
   */
  private static Value taken(Scalar test, Value p, Value q) {
    Value taken = test.number() != 0 ? p : q;
    boolean isNumbers =
        taken instanceof Scalar || taken instanceof Array || taken instanceof Sequence;
    boolean wasNothing = p instanceof Value.None != q instanceof Value.None;
    return isNumbers || (wasNothing && !(taken instanceof Value.None))
        ? taken
        : new Value.Undecided();
  }

  private static boolean isLike(Value p, Value q) {
    return p == q
        || (p instanceof Scalar && q instanceof Scalar)
        || (p instanceof Value.Text && q instanceof Value.Text)
        || (p instanceof Dictionary a && q instanceof Dictionary b && haveSameKeys(a, b))
        || (p instanceof Array a
            && q instanceof Array b
            && java.util.Arrays.equals(a.sizes(), b.sizes()))
        || (p instanceof Sequence a && q instanceof Sequence b && a.size() == b.size());
  }

  private static boolean haveSameKeys(Dictionary a, Dictionary b) {
    return a.values().keySet().equals(b.values().keySet());
  }

  /** {@code where(test, p, q)}. */
  Value either(Scalar test, Value p, Value q, Span span) {
    if (p == q || (p instanceof Value.Text && p.equals(q))) {
      return p;
    }
    if (p instanceof Value.Text && q instanceof Value.Text) {
      return Value.Text.UNKNOWN;
    }
    if (p instanceof Dictionary a && q instanceof Dictionary b && haveSameKeys(a, b)) {
      return new Dictionary(names(test, a.values(), b.values(), span));
    }
    if (p instanceof Scalar a && q instanceof Scalar b) {
      Formula one = arithmetic.lifted(a);
      Formula other = arithmetic.lifted(b);
      Scalar is = test.number() != 0 ? a : b;
      boolean plain = a.formula() == null && b.formula() == null && a.number() == b.number();
      return plain ? a : is.with(pool.where(test.formula(), one, other));
    }
    if (p instanceof Array a
        && q instanceof Array b
        && java.util.Arrays.equals(a.sizes(), b.sizes())) {
      Array is = (test.number() != 0 ? a : b).copy();
      is.store().define(pool.where(test.formula(), a.written(span), b.written(span)));
      return is;
    }
    if (p instanceof Sequence a && q instanceof Sequence b && a.size() == b.size()) {
      return new Sequence(items(test, a.items(), b.items(), span), a.isTuple());
    }
    if (p instanceof Value.None || q instanceof Value.None || p.getClass() != q.getClass()) {
      throw new UserError(
          "what this gives is "
              + p.described()
              + " or "
              + q.described()
              + ", as the values at hand decide: both ways must give the same kind",
          span);
    }
    return taken(test, p, q);
  }

  private List<Value> items(Scalar test, List<Value> a, List<Value> b, Span span) {
    if (a.size() != b.size()) {
      return test.number() != 0 ? a : b; // a list that only grows; whoever reads it is refused
    }
    List<Value> merged = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      merged.add(either(test, a.get(i), b.get(i), span));
    }
    return merged;
  }

  private void cells(Scalar test, Store store, Store.Moment yes, Store.Moment no, Span span) {
    Store.Moment now = store.now();
    Store.Moment a = yes == null ? now : yes;
    Store.Moment b = no == null ? now : no;
    memory.writing(store);
    for (int cell = 0; cell < store.size(); cell++) {
      Scalar one = new Scalar(a.numbers()[cell], Value.Kind.REAL, store.formula(a, cell));
      Scalar other = new Scalar(b.numbers()[cell], Value.Kind.REAL, store.formula(b, cell));
      boolean same = one.formula() == other.formula() && one.number() == other.number();
      Scalar both = same ? one : (Scalar) either(test, one, other, span);
      store.set(cell, both.number(), both.formula(), span);
    }
  }

  /** One number from the truth of several: all of them, or some. */
  Scalar joined(boolean and, Scalar a, Scalar b) {
    boolean holds = and ? a.number() != 0 && b.number() != 0 : a.number() != 0 || b.number() != 0;
    Formula formula =
        a.formula() == null && b.formula() == null
            ? null
            : pool.binary(
                and ? backstep.notation.Operator.AND : backstep.notation.Operator.OR,
                arithmetic.lifted(a),
                arithmetic.lifted(b));
    return new Scalar(holds ? 1 : 0, Value.Kind.TRUTH, formula);
  }

  /** {@code not a}. */
  Scalar not(Scalar a) {
    Formula formula = a.formula() == null ? null : pool.not(a.formula());
    return new Scalar(a.number() == 0 ? 1 : 0, Value.Kind.TRUTH, formula);
  }
}
