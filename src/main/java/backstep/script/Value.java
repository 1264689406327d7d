package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a name of a script stands for while it runs. */
sealed interface Value
    permits Value.Scalar,
        Value.Text,
        Value.None,
        Value.Undecided,
        Value.Library,
        Value.Native,
        Value.Function,
        Value.Range,
        Array,
        Classes.Type,
        Classes.Instance,
        Classes.Method,
        Classes.Above,
        Dictionary,
        Distinct,
        Generator,
        RandomState,
        Sequence {

  /** What it is, for an error about it. */
  default String described() {
    return "this";
  }

  /** The kinds of numbers. */
  enum Kind {
    TRUTH,
    WHOLE,
    REAL
  }

  /**
   * A number.
   *
   * @param formula how it came about, or null for a plain number
   */
  record Scalar(double number, Kind kind, Formula formula) implements Value {
    static Scalar of(double number) {
      return new Scalar(number, Kind.REAL, null);
    }

    static Scalar whole(double number) {
      return new Scalar(number, Kind.WHOLE, null);
    }

    static Scalar truth(boolean holds) {
      return new Scalar(holds ? 1 : 0, Kind.TRUTH, null);
    }

    Scalar with(Formula other) {
      return new Scalar(number, kind, other);
    }

    boolean varies() {
      return formula != null && formula.varies();
    }

    @Override
    public String described() {
      return "a number";
    }
  }

  /**
   * A text.
   *
   * @param text what it says; null where that is not known, since it never matters where it is
   *     shown
   */
  record Text(String text) implements Value {
    private static final int LONGEST = 1000;
    static final Text UNKNOWN = new Text(null);

    /** What it says. */
    String known(Span span) {
      if (text == null) {
        throw new UserError("what this text says is not known here: write it out", span);
      }
      return text;
    }

    /** Its letters, each a text. */
    List<Value> letters(Span span) {
      return known(span)
          .codePoints()
          .<Value>mapToObj(c -> new Text(Character.toString(c)))
          .toList();
    }

    /** With another one behind it. */
    Text with(Text other) {
      boolean known = text != null && other.text != null;
      return known && text.length() + other.text.length() <= LONGEST
          ? new Text(text + other.text)
          : UNKNOWN;
    }

    @Override
    public String described() {
      return "a text";
    }
  }

  /**
   * One thing or another, as the values of the step at hand decide; nothing can be done with it.
   */
  record Undecided() implements Value {
    @Override
    public String described() {
      return "what values of the step decide";
    }

    /** Any other value. */
    static Value refused(Value value, Span span) {
      if (value instanceof Undecided) {
        throw new UserError("which of several things this is depends on values of the step", span);
      }
      return value;
    }
  }

  /** None. */
  record None() implements Value {
    @Override
    public String described() {
      return "None";
    }
  }

  /** A module, by its full name. */
  record Library(String name) implements Value {
    @Override
    public String described() {
      return "the module " + name;
    }
  }

  /** A function that is known here. */
  record Native(String name, Body body) implements Value {
    @Override
    public String described() {
      return "the function " + name;
    }
  }

  /** What a known function does. */
  interface Body {
    Value call(Given given);
  }

  /**
   * A function of the script, with the names that were there where it was made.
   *
   * @param local the names that it writes
   */
  record Function(
      String name,
      List<Syntax.Parameter> parameters,
      List<Value> otherwise,
      List<Syntax.Statement> body,
      Syntax.Expression value,
      Set<String> local,
      Frame outer)
      implements Value {
    @Override
    public String described() {
      return "the function " + name;
    }
  }

  /** {@code range(from, to, step)}. */
  record Range(long from, long to, long step) implements Value {
    long size() {
      long span = step > 0 ? to - from + step - 1 : from - to - step - 1;
      return Math.max(0, span / Math.abs(step));
    }

    Scalar get(long index) {
      return Scalar.whole((double) (from + index * step));
    }

    @Override
    public String described() {
      return "a range";
    }
  }

  /** What a known function is called with. */
  record Given(
      Interpreter interpreter,
      Value self,
      List<Value> values,
      Map<String, Value> named,
      Span span) {
    /** What is given in a place or under a name; {@code otherwise} where neither is. */
    Value argument(int index, String name, Value otherwise) {
      return values.size() > index ? values.get(index) : named.getOrDefault(name, otherwise);
    }

    /** The same call with other values. */
    Given with(List<Value> others, Map<String, Value> names) {
      return new Given(interpreter, self, others, names, span);
    }
  }
}
